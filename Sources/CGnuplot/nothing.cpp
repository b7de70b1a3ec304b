#include "CGnuplot.h"
extern "C" void cg_nothing(void) {}

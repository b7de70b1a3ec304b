#include "CKernels.h"
void ck_nothing(void) {}

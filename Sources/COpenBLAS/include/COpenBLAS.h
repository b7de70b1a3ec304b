#ifndef COPENBLAS_H
#define COPENBLAS_H

#include <cblas.h>
#include <lapacke.h>

/// Makes every product run on the thread that asks for it, before or after the library was loaded.
void copenblas_use_one_thread(void);

#endif

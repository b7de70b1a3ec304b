// Private to this target: products of numbers that are rounded to bfloat16, of any size, by one of several kernels.
#ifndef CK_BFLOAT16_PRODUCTS_H
#define CK_BFLOAT16_PRODUCTS_H

#include "NetworkKernels.h"
#include "products.h"

/// Computes a product of rounded factors with a kernel, which the processor must have. The sums of the columns of B are of
/// B as it is.
void ck_bfloat16_multiply(ck_bfloat16_kernel kernel, const ck_product *p);

/// With the kernels of each, which the processor must have.
void ck_bfloat16_multiply_plain(const ck_product *p);
void ck_bfloat16_multiply_avx512(const ck_product *p);
void ck_bfloat16_multiply_amx(const ck_product *p);

#endif

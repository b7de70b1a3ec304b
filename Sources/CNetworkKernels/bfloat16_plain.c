#include "bfloat16_products.h"

// Where the processor has no instructions for bfloat16: floats that are rounded to it when they are packed, and the tiles
// of single precision.

CK_INLINE void tiled_bfloat16_multiply_plain(const int rows, const int vectors, const ck_product *p) {
  ck_multiply(rows, vectors, 1, p);
}

CK_TILED(bfloat16_multiply_plain, (const ck_product *p), p)

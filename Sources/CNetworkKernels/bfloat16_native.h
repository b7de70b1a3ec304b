// Private to this target: products of any size in tiles of bfloat16, for processors that multiply these.
#ifndef CK_BFLOAT16_NATIVE_H
#define CK_BFLOAT16_NATIVE_H

#include "bfloat16_packing.h"

// Of A, a block of these rows and columns is packed at a time, on the stack, and of B one of as many rows and these columns;
// both stay in the second cache. So a factor is read from afar once, or a few times. What is read across rows is far apart
// in memory: as many columns as possible are taken of a row while it is near.
#define CK_BFLOAT16_ROWS 512
#define CK_BFLOAT16_DEPTH 512
#define CK_BFLOAT16_COLUMNS 128
/// Tiles along the depth of a block.
#define CK_BFLOAT16_STEPS (CK_BFLOAT16_DEPTH / 32)

/// A square of 32×32 of the product: the sums over `steps` tiles of two rows of tiles of A and two columns of B. With
/// `pairs_a` or `pairs_b` zero, the second of these is not there, and its sums are not written.
typedef void (*ck_square)(
    long steps, const ck_tile_words *a, int pairs_a, const ck_tile_words *b, int pairs_b, float sums[32][32]);

/// Rows r to r + rows of A in columns k to k + depth: pairs of tiles, those of 32 rows after one another. Each factor is gone
/// through along its own rows, as it lies in memory.
CK_NATIVE_INLINE void ck_bfloat16_pack_a(const ck_product *p, long r, long rows, long k, long depth, ck_tile_words *tiles) {
  const long steps = (depth + 31) / 32;
  const float *from = p->a + r * p->a_row + k * p->a_step;
  if (p->a_step == 1) {
    for (long i = 0; i < rows; i += 16)
      for (long s = 0; s < steps; s++)
        ck_pack_along(
            0, from + i * p->a_row + 32 * s, p->a_row, rows - i, depth - 32 * s,
            tiles[(i / 32 * steps + s) * 2 + i / 16 % 2]);
  } else {
    for (long s = 0; s < steps; s++)
      for (long i = 0; i < rows; i += 16)
        ck_pack_across(
            1, from + i + 32 * s * p->a_step, p->a_step, depth - 32 * s, rows - i, NULL,
            tiles[(i / 32 * steps + s) * 2 + i / 16 % 2]);
  }
}

/// Rows k to k + depth of B in columns j to j + columns: pairs of tiles, those of 32 columns after one another.
CK_NATIVE_INLINE void ck_bfloat16_pack_b(
    const ck_product *p, long k, long depth, long j, long columns, int sum, ck_tile_words *tiles) {
  const long steps = (depth + 31) / 32;
  if (p->transposed) {
    for (long v = 0; v < columns; v += 16)
      for (long s = 0; s < steps; s++)
        ck_pack_along(
            1, p->b + (j + v) * p->b_step + k + 32 * s, p->b_step, columns - v, depth - 32 * s,
            tiles[(v / 32 * steps + s) * 2 + v / 16 % 2]);
    return;
  }
  __m512 sums[CK_BFLOAT16_COLUMNS / 16];
  for (long v = 0; v < columns; v += 16) sums[v / 16] = _mm512_setzero_ps();
  for (long s = 0; s < steps; s++)
    for (long v = 0; v < columns; v += 16)
      ck_pack_across(
          0, p->b + (k + 32 * s) * p->b_step + j + v, p->b_step, depth - 32 * s, columns - v, &sums[v / 16],
          tiles[(v / 32 * steps + s) * 2 + v / 16 % 2]);
  for (long v = 0; sum && v < columns; v += 16) {
    const __mmask16 mask = ck_first(columns - v);
    float *to = p->sums + j + v;
    _mm512_mask_storeu_ps(to, mask, _mm512_add_ps(_mm512_maskz_loadu_ps(mask, to), sums[v / 16]));
  }
}

/// Writes the sums of a tile to C at row r and column j, with what they meet there.
CK_NATIVE_INLINE void ck_bfloat16_finish(
    const ck_product *p, long r, long rows, long j, long columns, int add, int is_last, float sums[32][32]) {
  for (long v = 0; v < columns; v += 16) {
    const __mmask16 mask = ck_first(columns - v);
    const int has_bias = is_last && p->bias != NULL;
    const __m512 bias = has_bias ? _mm512_maskz_loadu_ps(mask, p->bias + j + v) : _mm512_setzero_ps();
    for (long i = 0; i < rows; i++) {
      float *to = p->c + (r + i) * p->columns + j + v;
      __m512 t = _mm512_load_ps(&sums[i][v]);
      if (add) t = _mm512_add_ps(t, _mm512_maskz_loadu_ps(mask, to));
      if (has_bias) {
        vector16 y = (vector16)_mm512_add_ps(t, bias);
        ck_activate16(p->activation, p->slope, &y);
        t = (__m512)y;
      }
      _mm512_mask_storeu_ps(to, mask, t);
    }
  }
}

/// Rows r to r + rows of C in columns j to j + columns, as far as the packed columns k to k + depth of A say.
CK_NATIVE_INLINE void ck_bfloat16_multiply_packed(
    const ck_square square, const ck_product *p, long r, long rows, long k, long depth, long j, long columns,
    const ck_tile_words *a, const ck_tile_words *b) {
  float sums[32][32] __attribute__((aligned(64)));
  const long steps = (depth + 31) / 32;
  for (long v = 0; v < columns; v += 32) {
    const long width = columns - v < 32 ? columns - v : 32;
    for (long i = 0; i < rows; i += 32) {
      const long height = rows - i < 32 ? rows - i : 32;
      // C may be far away: it comes while the sums are computed.
      for (long n = 0; n < height; n++) {
        __builtin_prefetch(p->c + (r + i + n) * p->columns + j + v, 1);
        __builtin_prefetch(p->c + (r + i + n) * p->columns + j + v + 16, 1);
      }
      square(steps, a + i / 16 * steps, height > 16, b + v / 16 * steps, width > 16, sums);
      ck_bfloat16_finish(p, r + i, height, j + v, width, p->add || k > 0, k + depth == p->depth, sums);
    }
  }
}

/// Rows r to r + rows of C, as far as columns k to k + depth of A say.
CK_NATIVE_INLINE void ck_bfloat16_multiply_block(
    const ck_square square, const ck_product *p, long r, long rows, long k, long depth, ck_tile_words *a) {
  ck_tile_words b[CK_BFLOAT16_COLUMNS / 16 * CK_BFLOAT16_STEPS] __attribute__((aligned(64)));
  ck_bfloat16_pack_a(p, r, rows, k, depth, a);
  for (long j = 0; j < p->columns; j += CK_BFLOAT16_COLUMNS) {
    const long columns = p->columns - j < CK_BFLOAT16_COLUMNS ? p->columns - j : CK_BFLOAT16_COLUMNS;
    ck_bfloat16_pack_b(p, k, depth, j, columns, p->sums != NULL && r == 0, b);
    ck_bfloat16_multiply_packed(square, p, r, rows, k, depth, j, columns, a, b);
  }
}

/// Computes a product in tiles.
CK_NATIVE_INLINE void ck_bfloat16_multiply_native(const ck_square square, const ck_product *p) {
  ck_tile_words a[CK_BFLOAT16_ROWS / 16 * CK_BFLOAT16_STEPS] __attribute__((aligned(64)));
  // Blocks of one size, in whole tiles, not thin ones at the end.
  const long row_blocks = (p->rows + CK_BFLOAT16_ROWS - 1) / CK_BFLOAT16_ROWS;
  const long depth_blocks = (p->depth + CK_BFLOAT16_DEPTH - 1) / CK_BFLOAT16_DEPTH;
  const long rows = ((p->rows + row_blocks - 1) / row_blocks + 31) / 32 * 32;
  const long depth = ((p->depth + depth_blocks - 1) / depth_blocks + 31) / 32 * 32;
  for (long k = 0; k < p->depth; k += depth)
    for (long r = 0; r < p->rows; r += rows)
      ck_bfloat16_multiply_block(
          square, p, r, p->rows - r < rows ? p->rows - r : rows, k, p->depth - k < depth ? p->depth - k : depth, a);
}

#endif

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

/// Where a square of C begins: at numbers of which each row is `step` floats after the one above, so that a step of zero
/// repeats one row; at zero where there are none.
typedef struct {
  const float *at;
  long step;
} ck_beginning;

/// A square of 32×32 of the product, C ← from + A·B: the sums over `steps` tiles of two rows of tiles of A and two columns
/// of B. Rows of C are `step` floats apart. With `pairs_a` or `pairs_b` zero, the second of these is not there, and its half of
/// the square is neither read nor written.
typedef void (*ck_square)(
    long steps, const ck_tile_words *a, int pairs_a, const ck_tile_words *b, int pairs_b, ck_beginning from, float *c,
    long step);

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

/// Applies the activation to a square of C.
CK_NATIVE_INLINE void ck_bfloat16_activate(const ck_product *p, long rows, long columns, float *c) {
  for (long i = 0; i < rows; i++)
    for (long v = 0; v < columns; v += 16) {
      const __mmask16 mask = ck_first(columns - v);
      float *at = c + i * p->columns + v;
      vector16 y = (vector16)_mm512_maskz_loadu_ps(mask, at);
      ck_activate16(p->activation, p->slope, &y);
      _mm512_mask_storeu_ps(at, mask, (__m512)y);
    }
}

/// Copies a square, or the part of it that there is.
CK_NATIVE_INLINE void ck_copy_square(long rows, long columns, const float *from, long from_step, float *to, long step) {
  for (long i = 0; i < rows; i++)
    for (long v = 0; v < columns; v += 16) {
      const __mmask16 mask = ck_first(columns - v);
      _mm512_mask_storeu_ps(to + i * step + v, mask, _mm512_maskz_loadu_ps(mask, from + i * from_step + v));
    }
}

/// A square of C of at most 32×32: in place where it is made of whole tiles, else through a copy.
CK_NATIVE_INLINE void ck_multiply_square(
    const ck_square square, long steps, const ck_tile_words *a, long rows, const ck_tile_words *b, long columns,
    ck_beginning from, float *c, long step) {
  if (rows % 16 == 0 && columns % 16 == 0) {
    square(steps, a, rows > 16, b, columns > 16, from, c, step);
    return;
  }
  // Whole tiles are read and written here, of which C has a part.
  float aside[32 * 32] __attribute__((aligned(64))) = {0};
  ck_beginning begun = {NULL, 0};
  if (from.at != NULL) {
    ck_copy_square(rows, columns, from.at, from.step, aside, 32);
    begun = (ck_beginning){aside, 32};
  }
  square(steps, a, rows > 16, b, columns > 16, begun, aside, 32);
  ck_copy_square(rows, columns, aside, 32, c, step);
}

/// Rows r to r + rows of C in columns j to j + columns, as far as the packed columns k to k + depth of A say.
CK_NATIVE_INLINE void ck_bfloat16_multiply_packed(
    const ck_square square, const ck_product *p, long r, long rows, long k, long depth, long j, long columns,
    const ck_tile_words *a, const ck_tile_words *b) {
  const long steps = (depth + 31) / 32;
  for (long v = 0; v < columns; v += 32) {
    const long width = columns - v < 32 ? columns - v : 32;
    for (long i = 0; i < rows; i += 32) {
      const long height = rows - i < 32 ? rows - i : 32;
      float *c = p->c + (r + i) * p->columns + j + v;
      // C may be far away: it comes while the sums are computed.
      for (long n = 0; n < height; n++) {
        __builtin_prefetch(c + n * p->columns, 1);
        __builtin_prefetch(c + n * p->columns + 16, 1);
      }
      ck_beginning from = {NULL, 0};
      if (p->add || k > 0) {
        from = (ck_beginning){c, p->columns};
      } else if (p->bias != NULL) {
        from = (ck_beginning){p->bias + j + v, 0};
      }
      ck_multiply_square(square, steps, a + i / 16 * steps, height, b + v / 16 * steps, width, from, c, p->columns);
      if (p->bias != NULL && k + depth == p->depth) ck_bfloat16_activate(p, height, width, c);
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

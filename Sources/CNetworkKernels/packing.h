// Private to this target: copies of a block of a matrix in the order in which tiles read it.
#ifndef CK_PACKING_H
#define CK_PACKING_H

#include "vector16.h"

// A panel is `16·vectors` columns of a block B of `depth` rows: B[k][j] is panel[k·16·vectors + j]. Columns after the
// last of B are zeros, so that tiles need not know where it ends.

/// Reads the floats of a vector that an array of `left` still has; the other lanes are zero.
CK_INLINE void ck_load_left(const float *from, long left, vector16 *v) {
  if (left >= 16) {
    *v = CK_LOAD16(from);
  } else {
    ck_load_end(from, left > 0 ? left : 0, v);
  }
}

/// Packs `columns` ≤ 16·vectors columns of B, where B[k][j] is b[k·step + j], and adds the sum of each to sums, if any.
CK_INLINE void ck_pack_rows(
    const int vectors, long depth, long columns, const float *b, long step, float *panel, float *sums) {
  vector16 sum[2] = {{0}};
  integer16 is_column[2];
  for (int i = 0; i < 16 * vectors; i++) is_column[i / 16][i % 16] = i < columns ? -1 : 0;
  // The rows of which whole vectors can be read without going beyond the last.
  const long beyond = (depth - 1) * step + columns - 16 * vectors;
  const long whole = beyond < 0 ? 0 : beyond / step + 1 < depth ? beyond / step + 1 : depth;
  for (long k = 0; k < depth; k++)
    for (int v = 0; v < vectors; v++) {
      vector16 x;
      if (k < whole) {
        if (k + 16 < whole) __builtin_prefetch(b + (k + 16) * step + 16 * v);
        x = CK_SELECT16(is_column[v], CK_LOAD16(b + k * step + 16 * v), (vector16){0});
      } else {
        ck_load_left(b + k * step + 16 * v, columns - 16 * v, &x);
      }
      CK_STORE16(panel + (k * vectors + v) * 16, x);
      sum[v] += x;
    }
  if (sums == NULL) return;
  float total[32];
  for (int v = 0; v < vectors; v++) CK_STORE16(total + 16 * v, sum[v]);
  for (long j = 0; j < columns; j++) sums[j] += total[j];
}

/// One of four rounds that transpose a square: row i and the one eight rows below become rows 2·i and 2·i + 1.
CK_INLINE void ck_interleave16(const vector16 from[16], vector16 to[16]) {
  for (int i = 0; i < 8; i++) {
    to[2 * i] = __builtin_shufflevector(
        from[i], from[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    to[2 * i + 1] = __builtin_shufflevector(
        from[i], from[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  }
}

/// Packs `columns` ≤ 16·vectors columns of B, where B[k][j] is b[j·step + k].
CK_INLINE void ck_pack_columns(const int vectors, long depth, long columns, const float *b, long step, float *panel) {
  for (int v = 0; v < vectors; v++)
    for (long k = 0; k < depth; k += 16) {
      vector16 square[16], other[16];
      for (int i = 0; i < 16; i++) {
        square[i] = (vector16){0};
        if (16 * v + i < columns) ck_load_left(b + (16 * v + i) * step + k, depth - k, &square[i]);
      }
      ck_interleave16(square, other);
      ck_interleave16(other, square);
      ck_interleave16(square, other);
      ck_interleave16(other, square);
      for (int i = 0; i < 16 && k + i < depth; i++) CK_STORE16(panel + ((k + i) * vectors + v) * 16, square[i]);
    }
}

#endif

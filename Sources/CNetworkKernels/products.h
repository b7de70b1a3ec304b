// Private to this target: products of matrices of any size, in blocks that stay in the caches.
#ifndef CK_PRODUCTS_H
#define CK_PRODUCTS_H

#include "activation16.h"
#include "bfloat16.h"
#include "packing.h"
#include "tiles.h"

// Of B, a block of these rows and columns is packed at a time, on the stack, and stays in the second cache; of A, the
// few rows that tiles read beside it stay in the first. For the layers of the MNIST ladder that is as fast as the best
// kernel of OpenBLAS 0.3.21, with AVX-512 and with AVX2 (`Benchmarks ladder-products`), and needs no pass for a bias.
#define CK_BLOCK_DEPTH 512
#define CK_BLOCK_COLUMNS 96

/// C ← A·B or C ← C + A·B, where C is `rows` rows of `columns`, one after the other.
typedef struct {
  long rows, columns, depth;
  /// A[r][k] is a[r·a_row + k·a_step].
  const float *a;
  long a_row, a_step;
  /// B[k][j] is b[k·b_step + j], or b[j·b_step + k] if B is the transpose of what is stored.
  const float *b;
  long b_step;
  int transposed;
  float *c;
  /// Whether the product is added to C.
  int add;
  /// Added to each row of C, before the activation; none for neither. Not where the product is added to C.
  const float *bias;
  ck_activation activation;
  float slope;
  /// The sums of the columns of B are added here, if anywhere; not where B is transposed.
  float *sums;
} ck_product;

/// What is to be done with the sums of a tile: where they go, and what they meet there.
typedef struct {
  float *c;
  long step;
  int add;
  const float *bias;
} ck_target;

CK_INLINE void ck_finish_tile(
    const int rows, const int vectors, const ck_product *p, const ck_target *to, vector16 sums[8][2]) {
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) {
      float *at = to->c + r * to->step + 16 * v;
      vector16 t = sums[r][v];
      if (to->add) t += CK_LOAD16(at);
      if (to->bias != NULL) {
        t += CK_LOAD16(to->bias + 16 * v);
        ck_activate16(p->activation, p->slope, &t);
      }
      CK_STORE16(at, t);
    }
}

/// One tile; of its columns, `left` are C's.
CK_INLINE void ck_multiply_tile(
    const int rows, const int vectors, const ck_product *p, const ck_target *to, const float *a, const float *panel,
    long step, long depth, long left) {
  // C may be far away where there is much to do: it comes while the sums are computed.
  for (int r = 0; depth > 128 && r < rows; r++)
    for (int v = 0; v < vectors; v++) __builtin_prefetch(to->c + r * to->step + 16 * v, 1);
  vector16 sums[8][2];
  ck_tile(rows, vectors, depth, a, p->a_row, p->a_step, panel, step, sums);
  if (left >= 16 * vectors) return ck_finish_tile(rows, vectors, p, to, sums);
  // The last columns: the rest of the tile goes nowhere.
  float tile[8 * 32] = {0}, bias[32] = {0};
  const ck_target aside = {tile, 16 * vectors, to->add, to->bias == NULL ? NULL : bias};
  const size_t size = (size_t)left * sizeof(float);
  if (to->bias != NULL) memcpy(bias, to->bias, size);
  for (int r = 0; to->add && r < rows; r++) memcpy(tile + r * 16 * vectors, to->c + r * to->step, size);
  ck_finish_tile(rows, vectors, p, &aside, sums);
  for (int r = 0; r < rows; r++) memcpy(to->c + r * to->step, tile + r * 16 * vectors, size);
}

/// A few rows of C, in the columns that are packed.
CK_INLINE void ck_multiply_rows(
    const int rows, const int vectors, const ck_product *p, const ck_target *to, const float *a, const float *panels,
    long depth, long columns) {
  for (long j = 0; j < columns; j += 16 * vectors) {
    const ck_target at = {to->c + j, to->step, to->add, to->bias == NULL ? NULL : to->bias + j};
    const float *panel = panels + j * depth;
    if (vectors == 2 && columns - j <= 16) {
      ck_multiply_tile(rows, 1, p, &at, a, panel, 32, depth, columns - j);
    } else {
      ck_multiply_tile(rows, vectors, p, &at, a, panel, 16 * vectors, depth, columns - j);
    }
  }
}

/// Copies a few rows of A, rounded to bfloat16, in `depth` columns each.
CK_INLINE void ck_round_rows(
    long rows, const float *a, long row_step, long step, long depth, float *copy) {
  for (long r = 0; r < rows; r++)
    for (long k = 0; k < depth; k += 16) {
      const long count = depth - k < 16 ? depth - k : 16;
      vector16 x = {0};
      for (long i = 0; i < count; i++) x[i] = a[r * row_step + (k + i) * step];
      ck_round16(&x);
      ck_store_end(copy + r * depth + k, count, &x);
    }
}

/// A few rows of C, in the columns that are packed, with A rounded if it is to be; B is already.
CK_INLINE void ck_multiply_rounded_rows(
    const int rows, const int vectors, const int rounded, const ck_product *p, const ck_target *to,
    const float *a, const float *panels, long depth, long columns) {
  if (!rounded) return ck_multiply_rows(rows, vectors, p, to, a, panels, depth, columns);
  float copy[8 * CK_BLOCK_DEPTH] __attribute__((aligned(64)));
  ck_round_rows(rows, a, p->a_row, p->a_step, depth, copy);
  ck_product copied = *p;
  copied.a_row = depth;
  copied.a_step = 1;
  ck_multiply_rows(rows, vectors, &copied, to, copy, panels, depth, columns);
}

/// The rows k to k + depth of B with the columns j to j + columns.
CK_INLINE void ck_multiply_block(
    const int rows, const int vectors, const int rounded, const ck_product *p, long k, long depth, long j,
    long columns) {
  float panels[CK_BLOCK_DEPTH * CK_BLOCK_COLUMNS] __attribute__((aligned(64)));
  for (long i = 0; i < columns; i += 16 * vectors) {
    const long width = columns - i < 16 * vectors ? columns - i : 16 * vectors;
    if (p->transposed) {
      ck_pack_columns(vectors, depth, width, p->b + (j + i) * p->b_step + k, p->b_step, panels + i * depth);
    } else {
      ck_pack_rows(
          vectors, depth, width, p->b + k * p->b_step + j + i, p->b_step, panels + i * depth,
          p->sums == NULL ? NULL : p->sums + j + i);
    }
    for (long n = 0; rounded && n < depth * vectors; n++) ck_round16((vector16 *)(panels + i * depth) + n);
  }
  const int is_last = k + depth == p->depth;
  ck_target to = {p->c + j, p->columns, p->add || k > 0, is_last && p->bias != NULL ? p->bias + j : NULL};
  const float *a = p->a + k * p->a_step;
  long r = 0;
  for (; r + rows <= p->rows; r += rows, a += rows * p->a_row, to.c += rows * p->columns)
    ck_multiply_rounded_rows(rows, vectors, rounded, p, &to, a, panels, depth, columns);
  for (; r + 2 <= p->rows; r += 2, a += 2 * p->a_row, to.c += 2 * p->columns)
    ck_multiply_rounded_rows(2, vectors, rounded, p, &to, a, panels, depth, columns);
  if (r < p->rows) ck_multiply_rounded_rows(1, vectors, rounded, p, &to, a, panels, depth, columns);
}

/// Computes a product in tiles of `rows` rows and `vectors` sixteens, its factors rounded to bfloat16 if `rounded`.
CK_INLINE void ck_multiply(const int rows, const int vectors, const int rounded, const ck_product *p) {
  // Blocks of one depth, not a thin one at the end.
  const long blocks = (p->depth + CK_BLOCK_DEPTH - 1) / CK_BLOCK_DEPTH;
  for (long j = 0; j < p->columns; j += CK_BLOCK_COLUMNS) {
    const long columns = p->columns - j < CK_BLOCK_COLUMNS ? p->columns - j : CK_BLOCK_COLUMNS;
    for (long i = 0; i < blocks; i++) {
      const long k = p->depth * i / blocks;
      ck_multiply_block(rows, vectors, rounded, p, k, p->depth * (i + 1) / blocks - k, j, columns);
    }
  }
}

#endif

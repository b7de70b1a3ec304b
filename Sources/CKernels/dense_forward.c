#include "activation16.h"
#include "tiles.h"

/// What the tiles of a layer have in common.
typedef struct {
  long inputs, outputs;
  ck_activation activation;
  float slope;
} layer;

/// The outputs of some rows for the `width` columns of W that begin at `weight`, a matrix of `columns` columns.
CK_INLINE void forward_tile(
    const int rows, const int vectors, const layer *l, const float *x, const float *weight, long columns,
    const float *bias, long width, float *y) {
  vector16 sums[8][2];
  ck_tile(rows, vectors, l->inputs, x, l->inputs, 1, weight, columns, sums);
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) {
      vector16 t = sums[r][v] + CK_LOAD16(bias + 16 * v);
      ck_activate16(l->activation, l->slope, &t);
      if (width < 16) {
        ck_store_end(y + r * l->outputs, width, &t);
      } else {
        CK_STORE16(y + r * l->outputs + 16 * v, t);
      }
    }
}

/// All outputs of `rows` points: their inputs stay in the cache, and a small W does too.
///
/// end: the columns of W after the last whole sixteen, made up to sixteen by zeros, and then their biases.
CK_INLINE void forward_rows(
    const int rows, const int vectors, const layer *l, const float *x, const float *weight, const float *bias,
    const float *end, float *y) {
  const long outputs = l->outputs;
  long j = 0;
  for (; j + 16 * vectors <= outputs; j += 16 * vectors)
    forward_tile(rows, vectors, l, x, weight + j, outputs, bias + j, 16, y + j);
  for (; j + 16 <= outputs; j += 16) forward_tile(rows, 1, l, x, weight + j, outputs, bias + j, 16, y + j);
  if (j < outputs) forward_tile(rows, 1, l, x, end, 16, end + 16 * l->inputs, outputs - j, y + j);
}

CK_INLINE void tiled_dense_forward(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *weight,
    const float *bias, ck_activation activation, float slope, float *y) {
  const layer l = {inputs, outputs, activation, slope};
  float end[CK_DENSE_WEIGHTS + 16];
  const long rest = outputs % 16;
  for (long i = 0; rest > 0 && i <= inputs; i++) {
    vector16 v;
    ck_load_end(i < inputs ? weight + (i + 1) * outputs - rest : bias + outputs - rest, rest, &v);
    CK_STORE16(end + 16 * i, v);
  }
  long n = 0;
  for (; n + rows <= points; n += rows)
    forward_rows(rows, vectors, &l, x + n * inputs, weight, bias, end, y + n * outputs);
  for (; n < points; n++) forward_rows(1, vectors, &l, x + n * inputs, weight, bias, end, y + n * outputs);
}

CK_TILED(
    dense_forward,
    (long points, long inputs, long outputs, const float *x, const float *weight, const float *bias,
     ck_activation activation, float slope, float *y),
    points, inputs, outputs, x, weight, bias, activation, slope, y)

#include "NetworkKernels.h"
#include "tiles.h"

CK_INLINE void gradient_tile(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *dy,
    float *weight) {
  vector16 sums[8][2];
  ck_tile(rows, vectors, points, x, 1, inputs, dy, outputs, sums);
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) {
      float *at = weight + r * outputs + 16 * v;
      CK_STORE16(at, CK_LOAD16(at) + sums[r][v]);
    }
}

/// The gradients of `16·vectors` columns of W.
CK_INLINE void gradient_columns(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *dy,
    float *weight) {
  long i = 0;
  for (; i + rows <= inputs; i += rows)
    gradient_tile(rows, vectors, points, inputs, outputs, x + i, dy, weight + i * outputs);
  for (; i + 2 <= inputs; i += 2)
    gradient_tile(2, vectors, points, inputs, outputs, x + i, dy, weight + i * outputs);
  for (; i < inputs; i++) gradient_tile(1, vectors, points, inputs, outputs, x + i, dy, weight + i * outputs);
}

CK_INLINE void tiled_dense_parameter_gradient(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *dy,
    float *weight) {
  // Points come in runs that stay in the first cache while every tile reads them.
  for (long n = 0; n < points; n += 64) {
    const long run = points - n < 64 ? points - n : 64;
    const float *xs = x + n * inputs, *ds = dy + n * outputs;
    long j = 0;
    for (; j + 16 * vectors <= outputs; j += 16 * vectors)
      gradient_columns(rows, vectors, run, inputs, outputs, xs, ds + j, weight + j);
    for (; j < outputs; j += 16) gradient_columns(rows, 1, run, inputs, outputs, xs, ds + j, weight + j);
  }
}

CK_TILED(
    dense_parameter_gradient,
    (long points, long inputs, long outputs, const float *x, const float *dy, float *weight),
    points, inputs, outputs, x, dy, weight)

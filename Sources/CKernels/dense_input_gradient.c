#include "NetworkKernels.h"
#include "tiles.h"

CK_INLINE void gradient_rows(
    const int rows, const int vectors, long inputs, long outputs, const float *dy, const float *transposed,
    float *dx) {
  vector16 sums[8][2];
  for (long i = 0; i < inputs;) {
    if (vectors == 2 && i + 32 <= inputs) {
      ck_tile(rows, 2, outputs, dy, outputs, 1, transposed + i, inputs, sums);
      for (int r = 0; r < rows; r++)
        for (int v = 0; v < 2; v++) CK_STORE16(dx + r * inputs + i + 16 * v, sums[r][v]);
      i += 32;
    } else {
      ck_tile(rows, 1, outputs, dy, outputs, 1, transposed + i, inputs, sums);
      for (int r = 0; r < rows; r++) CK_STORE16(dx + r * inputs + i, sums[r][0]);
      i += 16;
    }
  }
}

CK_INLINE void tiled_dense_input_gradient(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *dy, const float *weight,
    float *dx) {
  float transposed[CK_DENSE_WEIGHTS];
  for (long i = 0; i < inputs; i++)
    for (long j = 0; j < outputs; j++) transposed[j * inputs + i] = weight[i * outputs + j];
  long n = 0;
  for (; n + rows <= points; n += rows)
    gradient_rows(rows, vectors, inputs, outputs, dy + n * outputs, transposed, dx + n * inputs);
  for (; n < points; n++)
    gradient_rows(1, vectors, inputs, outputs, dy + n * outputs, transposed, dx + n * inputs);
}

CK_TILED(
    dense_input_gradient,
    (long points, long inputs, long outputs, const float *dy, const float *weight, float *dx),
    points, inputs, outputs, dy, weight, dx)

#include "NetworkKernels.h"
#include "products.h"

CK_INLINE void tiled_dense_input_gradient(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *dy, const float *weight,
    float *dx) {
  const ck_product product = {
      .rows = points, .columns = inputs, .depth = outputs,
      .a = dy, .a_row = outputs, .a_step = 1,
      .b = weight, .b_step = outputs, .transposed = 1,
      .c = dx,
  };
  ck_multiply(rows, vectors, &product);
}

CK_TILED(
    dense_input_gradient,
    (long points, long inputs, long outputs, const float *dy, const float *weight, float *dx),
    points, inputs, outputs, dy, weight, dx)

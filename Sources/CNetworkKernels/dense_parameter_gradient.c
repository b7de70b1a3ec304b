#include "NetworkKernels.h"
#include "products.h"

CK_INLINE void tiled_dense_parameter_gradient(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *dy,
    float *weight, float *bias) {
  const ck_product product = {
      .rows = inputs, .columns = outputs, .depth = points,
      .a = x, .a_row = 1, .a_step = inputs,
      .b = dy, .b_step = outputs,
      .c = weight, .add = 1,
      .sums = bias,
  };
  ck_multiply(rows, vectors, &product);
}

CK_TILED(
    dense_parameter_gradient,
    (long points, long inputs, long outputs, const float *x, const float *dy, float *weight, float *bias),
    points, inputs, outputs, x, dy, weight, bias)

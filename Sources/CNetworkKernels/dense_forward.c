#include "NetworkKernels.h"
#include "products.h"

CK_INLINE void tiled_dense_forward(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *weight,
    const float *bias, ck_activation activation, float slope, float *y) {
  const ck_product product = {
      .rows = points, .columns = outputs, .depth = inputs,
      .a = x, .a_row = inputs, .a_step = 1,
      .b = weight, .b_step = outputs,
      .c = y,
      .bias = bias, .activation = activation, .slope = slope,
  };
  ck_multiply(rows, vectors, &product);
}

CK_TILED(
    dense_forward,
    (long points, long inputs, long outputs, const float *x, const float *weight, const float *bias,
     ck_activation activation, float slope, float *y),
    points, inputs, outputs, x, weight, bias, activation, slope, y)

#include "bfloat16_products.h"

/// The product.
CK_INLINE ck_product dense_forward_product(
    long points, long inputs, long outputs, const float *x, const float *weight,
    const float *bias, ck_activation activation, float slope, float *y) {
  return (ck_product){
      .rows = points, .columns = outputs, .depth = inputs,
      .a = x, .a_row = inputs, .a_step = 1,
      .b = weight, .b_step = outputs,
      .c = y,
      .bias = bias, .activation = activation, .slope = slope,
  };
}

CK_INLINE void tiled_dense_forward(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *weight,
    const float *bias, ck_activation activation, float slope, float *y) {
  const ck_product product = dense_forward_product(points, inputs, outputs, x, weight, bias, activation, slope, y);
  ck_multiply(rows, vectors, 0, &product);
}

CK_TILED(
    dense_forward,
    (long points, long inputs, long outputs, const float *x, const float *weight, const float *bias,
     ck_activation activation, float slope, float *y),
    points, inputs, outputs, x, weight, bias, activation, slope, y)

void ck_dense_forward_bfloat16(
    ck_bfloat16_kernel kernel, long points, long inputs, long outputs, const float *x, const float *weight,
    const float *bias, ck_activation activation, float slope, float *y) {
  const ck_product product = dense_forward_product(points, inputs, outputs, x, weight, bias, activation, slope, y);
  ck_bfloat16_multiply(kernel, &product);
}

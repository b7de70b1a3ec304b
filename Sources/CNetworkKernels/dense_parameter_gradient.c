#include "bfloat16_products.h"

/// The product.
CK_INLINE ck_product dense_parameter_gradient_product(
    long points, long inputs, long outputs, const float *x, const float *dy,
    float *weight, float *bias) {
  return (ck_product){
      .rows = inputs, .columns = outputs, .depth = points,
      .a = x, .a_row = 1, .a_step = inputs,
      .b = dy, .b_step = outputs,
      .c = weight, .add = 1,
      .sums = bias,
  };
}

CK_INLINE void tiled_dense_parameter_gradient(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *x, const float *dy,
    float *weight, float *bias) {
  const ck_product product = dense_parameter_gradient_product(points, inputs, outputs, x, dy, weight, bias);
  ck_multiply(rows, vectors, 0, &product);
}

CK_TILED(
    dense_parameter_gradient,
    (long points, long inputs, long outputs, const float *x, const float *dy, float *weight, float *bias),
    points, inputs, outputs, x, dy, weight, bias)

void ck_dense_parameter_gradient_bfloat16(
    ck_bfloat16_kernel kernel, long points, long inputs, long outputs, const float *x, const float *dy, float *weight,
    float *bias) {
  const ck_product product = dense_parameter_gradient_product(points, inputs, outputs, x, dy, weight, bias);
  ck_bfloat16_multiply(kernel, &product);
}

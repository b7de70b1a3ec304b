#include "bfloat16_products.h"

/// The product.
CK_INLINE ck_product dense_input_gradient_product(
    long points, long inputs, long outputs, const float *dy, const float *weight,
    float *dx) {
  return (ck_product){
      .rows = points, .columns = inputs, .depth = outputs,
      .a = dy, .a_row = outputs, .a_step = 1,
      .b = weight, .b_step = outputs, .transposed = 1,
      .c = dx,
  };
}

CK_INLINE void tiled_dense_input_gradient(
    const int rows, const int vectors, long points, long inputs, long outputs, const float *dy, const float *weight,
    float *dx) {
  const ck_product product = dense_input_gradient_product(points, inputs, outputs, dy, weight, dx);
  ck_multiply(rows, vectors, 0, &product);
}

CK_TILED(
    dense_input_gradient,
    (long points, long inputs, long outputs, const float *dy, const float *weight, float *dx),
    points, inputs, outputs, dy, weight, dx)

void ck_dense_input_gradient_bfloat16(
    ck_bfloat16_kernel kernel, long points, long inputs, long outputs, const float *dy, const float *weight, float *dx) {
  const ck_product product = dense_input_gradient_product(points, inputs, outputs, dy, weight, dx);
  ck_bfloat16_multiply(kernel, &product);
}

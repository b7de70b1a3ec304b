#include "NetworkKernels.h"
#include "vector16.h"

/// Sixteen parameters' step.
CK_INLINE void step(
    const vector16 *gradient, vector16 *mean, vector16 *square, vector16 *parameter, float beta1, float beta2,
    float rate, float square_scale, float epsilon) {
  const vector16 g = *gradient;
  *mean = beta1 * *mean + (1.0f - beta1) * g;
  *square = beta2 * *square + (1.0f - beta2) * (g * g);
  *parameter -= rate * *mean / (__builtin_elementwise_sqrt(square_scale * *square) + epsilon);
}

CK_CLONES void ck_adam(
    long count, const float *restrict gradient, float *restrict mean, float *restrict square,
    float *restrict parameters, float beta1, float beta2, float rate, float square_scale, float epsilon) {
  vector16 g, m, v, p;
  long i = 0;
  for (; i + 16 <= count; i += 16) {
    g = CK_LOAD16(gradient + i);
    m = CK_LOAD16(mean + i);
    v = CK_LOAD16(square + i);
    p = CK_LOAD16(parameters + i);
    step(&g, &m, &v, &p, beta1, beta2, rate, square_scale, epsilon);
    CK_STORE16(mean + i, m);
    CK_STORE16(square + i, v);
    CK_STORE16(parameters + i, p);
  }
  if (i == count) return;
  ck_load_end(gradient + i, count - i, &g);
  ck_load_end(mean + i, count - i, &m);
  ck_load_end(square + i, count - i, &v);
  ck_load_end(parameters + i, count - i, &p);
  step(&g, &m, &v, &p, beta1, beta2, rate, square_scale, epsilon);
  ck_store_end(mean + i, count - i, &m);
  ck_store_end(square + i, count - i, &v);
  ck_store_end(parameters + i, count - i, &p);
}

// Loops of training a network in single precision, fused and vectorised. Each has a plain Swift version, its reference
// in the tests, and its place in `make bench`.
//
// Points are rows. As with the other kernels, the last bits may differ between machines with other instruction sets;
// on one machine the results depend on the arguments only. Any alignment of a float is correct.
#ifndef NETWORK_KERNELS_H
#define NETWORK_KERNELS_H

#include <stdint.h>

/// What a layer applies to its outputs: t for t > 0 and slope·t else (the identity has slope 1, ReLU 0), or tanh t.
typedef enum { CK_PIECEWISE_LINEAR, CK_TANH } ck_activation;

/// y ← a(x·W + b), where x is points×inputs and W is inputs×outputs.
void ck_dense_forward(
    long points, long inputs, long outputs, const float *x, const float *weight, const float *bias,
    ck_activation activation, float slope, float *y);

/// dx ← dy·Wᵀ, where dy is points×outputs and W is inputs×outputs.
void ck_dense_input_gradient(
    long points, long inputs, long outputs, const float *dy, const float *weight, float *dx);

/// W ← W + xᵀ·dy and b ← b + Σₙ dyₙ, where x is points×inputs and dy is points×outputs.
void ck_dense_parameter_gradient(
    long points, long inputs, long outputs, const float *x, const float *dy, float *weight, float *bias);

/// What multiplies numbers of bfloat16. All round the factors alike and sum in single precision; the order of the sums, and so
/// their last bits, is each one's own.
typedef enum {
  /// Floats that are rounded to bfloat16, on any processor.
  CK_BFLOAT16_PLAIN,
  /// The instruction VDPBF16PS of AVX-512 BF16. It takes subnormal numbers for zero.
  CK_BFLOAT16_AVX512,
  /// The instruction TDPBF16PS of AMX. It takes subnormal numbers for zero.
  CK_BFLOAT16_AMX
} ck_bfloat16_kernel;

/// Whether this processor has it and the system lets this process use it; the same whenever it is asked.
int ck_has_bfloat16_kernel(ck_bfloat16_kernel kernel);

/// The fastest that there is; the same whenever it is asked.
ck_bfloat16_kernel ck_best_bfloat16_kernel(void);

/// As ck_dense_forward, with x and W rounded to bfloat16 and the sums in single precision.
void ck_dense_forward_bfloat16(
    ck_bfloat16_kernel kernel, long points, long inputs, long outputs, const float *x, const float *weight,
    const float *bias, ck_activation activation, float slope, float *y);

/// As ck_dense_input_gradient, with dy and W rounded to bfloat16 and the sums in single precision.
void ck_dense_input_gradient_bfloat16(
    ck_bfloat16_kernel kernel, long points, long inputs, long outputs, const float *dy, const float *weight, float *dx);

/// As ck_dense_parameter_gradient, with x and dy rounded to bfloat16 in the product and the sums in single precision; b has
/// no product, and gets the sums of dy as it is.
void ck_dense_parameter_gradient_bfloat16(
    ck_bfloat16_kernel kernel, long points, long inputs, long outputs, const float *x, const float *dy, float *weight,
    float *bias);

/// dy ← dy·a′, told from y = a(t).
void ck_activation_gradient(long count, ck_activation activation, float slope, const float *y, float *dy);

/// m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², p ← p − rate·m/(√(square_scale·v) + ε).
void ck_adam(
    long count, const float *gradient, float *mean, float *square, float *parameters, float beta1, float beta2,
    float rate, float square_scale, float epsilon);

/// Returns Σ x², summed in double precision.
double ck_sum_of_squares(long count, const float *x);

/// squaresₙ ← Σⱼ (xₙⱼ − yₙⱼ)² and dy ← scale·(x − y), for points×features values.
void ck_squared_errors(
    long points, long features, const float *x, const float *y, float scale, float *squares, float *dy);

/// logsₙ ← Σⱼ xₙⱼ·lₙⱼ − log(1 + exp lₙⱼ) and dl ← scale·(x − 1/(1 + exp(−l))), for points×features values.
void ck_bernoulli_logits(
    long points, long features, const float *x, const float *logits, float scale, float *logs, float *dl);

/// y ← exp x within 2 units in the last place, 0 where that would be subnormal. y may be x.
void ck_exponentials(long count, const float *x, float *y);

/// y ← log x within 2 units in the last place. y may be x.
void ck_logarithms(long count, const float *x, float *y);

/// Writes standard normal numbers: four from each Philox4x32-10 block of this key, from the counter `first` on.
///
/// The words w₀ and w₁ of a block make r·cos α and r·sin α, r = √(−2·log u), u = (w₀ + 1)/2³², α = 2π·w₁/2³², where
/// w₀, w₀ + 1 and w₁ are rounded to single precision; w₂ and w₃ likewise.
void ck_normals(uint32_t key0, uint32_t key1, uint64_t first, long count, float *out);

#endif

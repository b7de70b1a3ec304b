#include <float.h>

#include "lanes.h"

// A determinant as mantissa·2^exponent, so that a product of many factors stays in range, and no logarithm is taken.
typedef struct {
  lanes mantissa;
  integer_lanes exponent;
} determinant;

AK_INLINE void multiply(determinant *product, const lanes *factor) {
  const integer_lanes bits = (integer_lanes)(product->mantissa * *factor);
  product->exponent += ((bits >> 52) & 0x7ff) - 1023;
  product->mantissa = (lanes)((bits & 0xfffffffffffff) | 0x3ff0000000000000);
}

/// Writes L, with its diagonal inverted, and L⁻¹·δ for a group; adds to det C and to ‖L⁻¹·δ‖². Returns −1 in each lane
/// where there is a factor.
AK_INLINE void factorize(
    const long d, const double *means, const double *covariances, const double *centre, const double *image,
    double *l, determinant *product, lanes *square, integer_lanes *fine) {
  double *solved = l + AK_ROW(d) * AK_GROUP;
  for (long r = 0; r < d; r++) {
    lanes rest = AK_READ(means, r) - centre[r];
    for (long c = 0; c < r; c++) {
      lanes entry = AK_READ(covariances, AK_ROW(r) + c) + image[r * d + c];
      for (long k = 0; k < c; k++) entry -= AK_READ(l, AK_ROW(r) + k) * AK_READ(l, AK_ROW(c) + k);
      AK_AT(l, AK_ROW(r) + c) = entry * AK_READ(l, AK_ROW(c) + c);
    }
    lanes pivot = AK_READ(covariances, AK_ROW(r) + r) + image[r * d + r];
    for (long k = 0; k < r; k++) {
      const lanes entry = AK_READ(l, AK_ROW(r) + k);
      pivot -= entry * entry;
      rest -= entry * AK_READ(solved, k);
    }
    *fine &= (pivot >= DBL_MIN) & (pivot <= 1e300);
    multiply(product, &pivot);
    const lanes inverse = 1 / __builtin_elementwise_sqrt(pivot);
    AK_AT(l, AK_ROW(r) + r) = inverse;
    rest *= inverse;
    AK_AT(solved, r) = rest;
    *square += rest * rest;
  }
}

AK_INLINE int overlaps(
    const long d, long groups, const double *means, const double *covariances, const double *log_weights,
    const double *centre, const double *image, double *factors, double *exponents, double *scales) {
  const double half_log_2 = 0.34657359027997264;
  integer_lanes fine = ~(integer_lanes){0};
  for (long g = 0; g < groups; g++) {
    determinant product = {(lanes){0} + 1, {0}};
    lanes square = {0};
    factorize(
        d, means + g * d * AK_GROUP, covariances + g * AK_ROW(d) * AK_GROUP, centre, image,
        factors + g * (AK_ROW(d) + d) * AK_GROUP, &product, &square, &fine);
    AK_AT(exponents, g) = AK_READ(log_weights, g) - 0.5 * square -
                          half_log_2 * __builtin_convertvector(product.exponent, lanes);
    AK_AT(scales, g) = 1 / __builtin_elementwise_sqrt(product.mantissa);
  }
  int all = 1;
  for (int i = 0; i < AK_GROUP; i++) all &= fine[i] != 0;
  return all;
}

AK_CLONES int ak_overlaps(
    long features, long groups, const double *restrict means, const double *restrict covariances,
    const double *restrict log_weights, const double *restrict centre, const double *restrict image,
    double *restrict factors, double *restrict exponents, double *restrict scales) {
  // The same with the loops of small matrices unrolled.
  switch (features) {
    case 1: return overlaps(1, groups, means, covariances, log_weights, centre, image, factors, exponents, scales);
    case 2: return overlaps(2, groups, means, covariances, log_weights, centre, image, factors, exponents, scales);
    case 3: return overlaps(3, groups, means, covariances, log_weights, centre, image, factors, exponents, scales);
    case 5: return overlaps(5, groups, means, covariances, log_weights, centre, image, factors, exponents, scales);
    default:
      return overlaps(features, groups, means, covariances, log_weights, centre, image, factors, exponents, scales);
  }
}

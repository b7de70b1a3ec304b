#include "lanes.h"

/// Turns L⁻¹·δ into u = L⁻ᵀ·L⁻¹·δ, and then L, whose diagonal is inverted already, into L⁻¹.
AK_INLINE void invert(const long d, double *l) {
  double *u = l + AK_ROW(d) * AK_GROUP;
  for (long r = d - 1; r >= 0; r--) {
    lanes rest = AK_READ(u, r);
    for (long k = r + 1; k < d; k++) rest -= AK_READ(l, AK_ROW(k) + r) * AK_READ(u, k);
    AK_AT(u, r) = rest * AK_READ(l, AK_ROW(r) + r);
  }
  for (long c = 0; c < d; c++)
    for (long r = c + 1; r < d; r++) {
      lanes entry = {0};
      for (long k = c; k < r; k++) entry -= AK_READ(l, AK_ROW(r) + k) * AK_READ(l, AK_ROW(k) + c);
      AK_AT(l, AK_ROW(r) + c) = entry * AK_READ(l, AK_ROW(r) + r);
    }
}

/// Adds w·(u·uᵀ − L⁻ᵀ·L⁻¹) and w·u of a group, lane by lane.
AK_INLINE void add(const long d, const double *l, const lanes *w, double *sums) {
  const double *u = l + AK_ROW(d) * AK_GROUP;
  for (long i = 0; i < d; i++) {
    const lanes weighted = *w * AK_READ(u, i);
    AK_AT(sums, AK_ROW(d) + i) += weighted;
    for (long j = 0; j <= i; j++) {
      lanes precision = {0};
      for (long k = i; k < d; k++) precision += AK_READ(l, AK_ROW(k) + i) * AK_READ(l, AK_ROW(k) + j);
      AK_AT(sums, AK_ROW(i) + j) += weighted * AK_READ(u, j) - *w * precision;
    }
  }
}

AK_INLINE double total(const double *sums, long i) {
  const lanes a = AK_READ(sums, i);
  return ((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7]));
}

AK_INLINE void moments(
    const long d, long groups, double *factors, const double *weights, double *sums, double *first, double *second) {
  for (long i = 0; i < AK_ROW(d) + d; i++) AK_AT(sums, i) = (lanes){0};
  for (long g = 0; g < groups; g++) {
    const lanes w = AK_READ(weights, g);
    // Most components are far from any one Gaussian.
    if (!(total(weights, g) > 0)) continue;
    double *l = factors + g * (AK_ROW(d) + d) * AK_GROUP;
    invert(d, l);
    add(d, l, &w, sums);
  }
  for (long i = 0; i < d; i++) {
    first[i] = total(sums, AK_ROW(d) + i);
    for (long j = 0; j <= i; j++) second[i * d + j] = second[j * d + i] = total(sums, AK_ROW(i) + j);
  }
}

AK_CLONES void ak_overlap_moments(
    long features, long groups, double *restrict factors, const double *restrict weights, double *restrict scratch,
    double *restrict first, double *restrict second) {
  // The same with the loops of small matrices unrolled.
  switch (features) {
    case 1: return moments(1, groups, factors, weights, scratch, first, second);
    case 2: return moments(2, groups, factors, weights, scratch, first, second);
    case 3: return moments(3, groups, factors, weights, scratch, first, second);
    case 5: return moments(5, groups, factors, weights, scratch, first, second);
    default: return moments(features, groups, factors, weights, scratch, first, second);
  }
}

#include "MixtureKernels.h"
#include "vector8.h"

/// Adds the moments of `columns` features, from `j` on.
CK_INLINE void add_features(
    const int columns, long j, long features, const double *points, const double *mean, const double *weights,
    double *first, double *second) {
  vector8 s[8] = {{0}};
  for (long g = 0; g < CK_BLOCK / CK_GROUP; g++)
    for (int half = 0; half < CK_GROUP; half += 8) {
      const vector8 r = CK_LOAD(weights + g * CK_GROUP + half);
      for (int c = 0; c < columns; c++) {
        const vector8 d = CK_LOAD(points + (g * features + j + c) * CK_GROUP + half) - mean[j + c];
        const vector8 e = r * d;
        s[c] += e;
        s[4 + c] += e * d;
      }
    }
  vector8 sum;
  ck_sum_lanes(s, &sum);
  for (int c = 0; c < columns; c++) {
    first[j + c] += sum[c];
    second[j + c] += sum[4 + c];
  }
}

CK_CLONES void ck_moments_diagonal(
    long features, const double *restrict points, const double *restrict mean, const double *restrict weights,
    double *restrict total, double *restrict first, double *restrict second) {
  vector8 sums[8] = {{0}};
  for (long n = 0; n < CK_BLOCK; n += 8) sums[(n / 8) % 4] += CK_LOAD(weights + n);
  vector8 sum;
  ck_sum_lanes(sums, &sum);
  *total += (sum[0] + sum[1]) + (sum[2] + sum[3]);
  long j = 0;
  for (; j + 4 <= features; j += 4) add_features(4, j, features, points, mean, weights, first, second);
  if (features - j == 3) add_features(3, j, features, points, mean, weights, first, second);
  if (features - j == 2) add_features(2, j, features, points, mean, weights, first, second);
  if (features - j == 1) add_features(1, j, features, points, mean, weights, first, second);
}

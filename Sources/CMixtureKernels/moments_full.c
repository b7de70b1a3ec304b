#include "MixtureKernels.h"
#include "vector8.h"

/// Adds Σ e·dᵀ over a block, for `rows` entries of e from `i` on and four of d from `j` on, to the matrix `second`.
///
/// On the diagonal (i == j, where it is called with `triangle` set) only the lower triangle, and Σ e to `first`.
CK_INLINE void add_tile(
    const int rows, const int triangle, long i, long j, long features, const double *d, const double *e, double *first,
    double *second) {
  vector8 s[16] = {{0}};
  vector8 sums[8] = {{0}};
  for (long g = 0; g < CK_BLOCK / CK_GROUP; g++)
    for (int half = 0; half < CK_GROUP; half += 8) {
      const double *dj = d + (g * features + j) * CK_GROUP + half;
      const double *ei = e + (g * features + i) * CK_GROUP + half;
      vector8 dv[4];
      for (int c = 0; c < (triangle ? rows : 4); c++) dv[c] = CK_LOAD(dj + c * CK_GROUP);
      for (int r = 0; r < rows; r++) {
        const vector8 ev = CK_LOAD(ei + r * CK_GROUP);
        for (int c = 0; c < (triangle ? r + 1 : 4); c++) s[4 * r + c] += ev * dv[c];
        if (triangle) sums[r] += ev;
      }
    }
  vector8 total[2];
  ck_sum_lanes(s, &total[0]);
  ck_sum_lanes(s + 8, &total[1]);
  for (int r = 0; r < rows; r++)
    for (int c = 0; c < (triangle ? r + 1 : 4); c++)
      second[(i + r) * features + j + c] += total[r / 2][4 * (r % 2) + c];
  if (triangle) {
    ck_sum_lanes(sums, &total[0]);
    for (int r = 0; r < rows; r++) first[i + r] += total[0][r];
  }
}

/// The tiles of `rows` rows from `i` on: those left of the diagonal, then the triangle.
CK_INLINE void add_rows(
    const int rows, long i, long features, const double *d, const double *e, double *first, double *second) {
  for (long j = 0; j < i; j += 4) add_tile(rows, 0, i, j, features, d, e, first, second);
  add_tile(rows, 1, i, i, features, d, e, first, second);
}

CK_CLONES void ck_moments_full(
    long features, const double *restrict points, const double *restrict mean, const double *restrict weights,
    double *restrict scratch, double *restrict total, double *restrict first, double *restrict second) {
  double *d = scratch, *e = scratch + features * CK_BLOCK;
  vector8 sums[8] = {{0}};
  for (long g = 0; g < CK_BLOCK / CK_GROUP; g++) {
    const vector8 r0 = CK_LOAD(weights + g * CK_GROUP), r1 = CK_LOAD(weights + g * CK_GROUP + 8);
    sums[0] += r0 + r1;
    for (long j = 0; j < features; j++) {
      const long at = (g * features + j) * CK_GROUP;
      const vector8 d0 = CK_LOAD(points + at) - mean[j], d1 = CK_LOAD(points + at + 8) - mean[j];
      CK_STORE(d + at, d0);
      CK_STORE(d + at + 8, d1);
      CK_STORE(e + at, r0 * d0);
      CK_STORE(e + at + 8, r1 * d1);
    }
  }
  vector8 sum;
  ck_sum_lanes(sums, &sum);
  *total += sum[0];
  long i = 0;
  for (; i + 4 <= features; i += 4) add_rows(4, i, features, d, e, first, second);
  if (features - i == 3) add_rows(3, i, features, d, e, first, second);
  if (features - i == 2) add_rows(2, i, features, d, e, first, second);
  if (features - i == 1) add_rows(1, i, features, d, e, first, second);
}

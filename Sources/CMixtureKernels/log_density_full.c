#include "MixtureKernels.h"
#include "vector8.h"

/// Adds the squares of `rows` entries of y = W·d, from the entry `first` on, to the two vectors of `squares`.
///
/// The tile of y stays in registers; the triangle at its end is unrolled, since `rows` is a constant where it is called.
CK_INLINE void add_squares(
    const int rows, long first, long features, const double *whitening, const double *d, vector8 *squares) {
  vector8 y[4][2] = {{{0}}};
  const double *w = whitening + first * features;
  for (long j = 0; j < first; j++) {
    const vector8 d0 = CK_LOAD(d + j * CK_GROUP), d1 = CK_LOAD(d + j * CK_GROUP + 8);
    for (int i = 0; i < rows; i++) {
      y[i][0] += w[i * features + j] * d0;
      y[i][1] += w[i * features + j] * d1;
    }
  }
  for (int t = 0; t < rows; t++) {
    const long j = first + t;
    const vector8 d0 = CK_LOAD(d + j * CK_GROUP), d1 = CK_LOAD(d + j * CK_GROUP + 8);
    for (int i = t; i < rows; i++) {
      y[i][0] += w[i * features + j] * d0;
      y[i][1] += w[i * features + j] * d1;
    }
  }
  for (int i = 0; i < rows; i++) {
    squares[0] += y[i][0] * y[i][0];
    squares[1] += y[i][1] * y[i][1];
  }
}

CK_CLONES void ck_log_density_full(
    long features, const double *restrict points, const double *restrict mean, const double *restrict whitening,
    double constant, double *restrict scratch, double *restrict out) {
  for (long g = 0; g < CK_BLOCK / CK_GROUP; g++) {
    const double *x = points + g * features * CK_GROUP;
    for (long j = 0; j < features; j++) {
      CK_STORE(scratch + j * CK_GROUP, CK_LOAD(x + j * CK_GROUP) - mean[j]);
      CK_STORE(scratch + j * CK_GROUP + 8, CK_LOAD(x + j * CK_GROUP + 8) - mean[j]);
    }
    vector8 squares[2] = {{0}};
    long i = 0;
    for (; i + 4 <= features; i += 4) add_squares(4, i, features, whitening, scratch, squares);
    if (features - i == 3) add_squares(3, i, features, whitening, scratch, squares);
    if (features - i == 2) add_squares(2, i, features, whitening, scratch, squares);
    if (features - i == 1) add_squares(1, i, features, whitening, scratch, squares);
    CK_STORE(out + g * CK_GROUP, constant - 0.5 * squares[0]);
    CK_STORE(out + g * CK_GROUP + 8, constant - 0.5 * squares[1]);
  }
}

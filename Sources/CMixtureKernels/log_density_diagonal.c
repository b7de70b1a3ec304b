#include "MixtureKernels.h"
#include "vector8.h"

CK_CLONES void ck_log_density_diagonal(
    long features, const double *restrict points, const double *restrict mean, const double *restrict scale,
    double constant, double *restrict out) {
  for (long g = 0; g < CK_BLOCK / CK_GROUP; g++) {
    const double *x = points + g * features * CK_GROUP;
    vector8 s0 = {0}, s1 = {0};
    for (long j = 0; j < features; j++) {
      const vector8 y0 = (CK_LOAD(x + j * CK_GROUP) - mean[j]) * scale[j];
      const vector8 y1 = (CK_LOAD(x + j * CK_GROUP + 8) - mean[j]) * scale[j];
      s0 += y0 * y0;
      s1 += y1 * y1;
    }
    CK_STORE(out + g * CK_GROUP, constant - 0.5 * s0);
    CK_STORE(out + g * CK_GROUP + 8, constant - 0.5 * s1);
  }
}

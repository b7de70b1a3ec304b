#include <math.h>

#include "MixtureKernels.h"
#include "exponential.h"

CK_CLONES double ck_responsibilities(long components, long count, double *restrict joint) {
  double total = 0;
  // Σ log sₙ as the logarithm of a product: each sₙ is in [1, components], so a lane's product of CK_BLOCK / 8 of them
  // is far from overflow, and a block needs eight logarithms.
  vector8 product = {1, 1, 1, 1, 1, 1, 1, 1};
  for (long n = 0; n < CK_BLOCK; n += 8) {
    vector8 largest = CK_LOAD(joint + n);
    for (long k = 1; k < components; k++) {
      const vector8 v = CK_LOAD(joint + k * CK_BLOCK + n);
      largest = (vector8)(((integer8)v & (v > largest)) | ((integer8)largest & ~(v > largest)));
    }
    vector8 sum = {0};
    for (long k = 0; k < components; k++) {
      double *at = joint + k * CK_BLOCK + n;
      vector8 e = CK_LOAD(at) - largest;
      ck_exponential(&e, &e);
      sum += e;
      CK_STORE(at, e);
    }
    vector8 inverse = 1.0 / sum;
    for (long lane = 0; lane < 8; lane++) {
      if (n + lane < count) {
        total += largest[lane];
      } else {
        sum[lane] = 1;
        inverse[lane] = 0;
      }
    }
    product *= sum;
    for (long k = 0; k < components; k++) {
      double *at = joint + k * CK_BLOCK + n;
      CK_STORE(at, CK_LOAD(at) * inverse);
    }
  }
  for (long lane = 0; lane < 8; lane++) total += log(product[lane]);
  return total;
}

#include "NetworkKernels.h"
#include "clones.h"

CK_CLONES double ck_sum_of_squares(long count, const float *restrict x) {
  // Lanes of their own, which the compiler may make one vector of.
  double s[32] = {0};
  long i = 0;
  for (; i + 32 <= count; i += 32)
    for (int l = 0; l < 32; l++) s[l] += (double)x[i + l] * (double)x[i + l];
  for (; i < count; i++) s[0] += (double)x[i] * (double)x[i];
  for (int width = 16; width > 0; width /= 2)
    for (int l = 0; l < width; l++) s[l] += s[l + width];
  return s[0];
}

#include "NetworkKernels.h"
#include "vector16.h"

CK_CLONES void ck_bias_gradient(long points, long outputs, const float *restrict dy, float *restrict bias) {
  long j = 0;
  for (; j + 16 <= outputs; j += 16) {
    // Four sums, so that an addition need not wait for the one before.
    vector16 s[4] = {{0}};
    long n = 0;
    for (; n + 4 <= points; n += 4)
      for (int i = 0; i < 4; i++) s[i] += CK_LOAD16(dy + (n + i) * outputs + j);
    for (; n < points; n++) s[0] += CK_LOAD16(dy + n * outputs + j);
    CK_STORE16(bias + j, CK_LOAD16(bias + j) + ((s[0] + s[1]) + (s[2] + s[3])));
  }
  if (outputs - j <= 0) return;
  float s[16] = {0};
  for (long n = 0; n < points; n++)
    for (long i = j; i < outputs; i++) s[i - j] += dy[n * outputs + i];
  for (long i = j; i < outputs; i++) bias[i] += s[i - j];
}

#include "NetworkKernels.h"
#include "vector16.h"

CK_CLONES void ck_squared_errors(
    long points, long features, const float *restrict x, const float *restrict y, float scale, float *restrict squares,
    float *restrict dy) {
  for (long n = 0; n < points; n++) {
    const long row = n * features;
    vector16 s = {0};
    long j = 0;
    for (; j + 16 <= features; j += 16) {
      const vector16 e = CK_LOAD16(x + row + j) - CK_LOAD16(y + row + j);
      s += e * e;
      CK_STORE16(dy + row + j, scale * e);
    }
    float sum = features >= 16 ? ck_sum16(&s) : 0.0f;
    for (; j < features; j++) {
      const float e = x[row + j] - y[row + j];
      sum += e * e;
      dy[row + j] = scale * e;
    }
    squares[n] = sum;
  }
}

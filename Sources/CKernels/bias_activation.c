#include "NetworkKernels.h"
#include "activation16.h"

CK_CLONES void ck_bias_activation(
    long points, long outputs, const float *bias, ck_activation activation, float slope, float *restrict y) {
  // Rows that divide a vector: several at once, as one row of sixteen.
  float repeated[16];
  if (outputs < 16 && 16 % outputs == 0 && points % (16 / outputs) == 0) {
    for (long i = 0; i < 16; i++) repeated[i] = bias[i % outputs];
    bias = repeated;
    points = points * outputs / 16;
    outputs = 16;
  }
  for (long n = 0; n < points; n++) {
    float *row = y + n * outputs;
    long j = 0;
    for (; j + 16 <= outputs; j += 16) {
      vector16 v = CK_LOAD16(row + j) + CK_LOAD16(bias + j);
      ck_activate16(activation, slope, &v);
      CK_STORE16(row + j, v);
    }
    if (j < outputs) {
      vector16 v, b;
      ck_load_end(row + j, outputs - j, &v);
      ck_load_end(bias + j, outputs - j, &b);
      v += b;
      ck_activate16(activation, slope, &v);
      ck_store_end(row + j, outputs - j, &v);
    }
  }
}

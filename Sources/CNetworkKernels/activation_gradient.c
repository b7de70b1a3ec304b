#include "activation16.h"

CK_CLONES void ck_activation_gradient(
    long count, ck_activation activation, float slope, const float *restrict y, float *restrict dy) {
  long i = 0;
  for (; i + 16 <= count; i += 16) {
    const vector16 v = CK_LOAD16(y + i);
    vector16 d = CK_LOAD16(dy + i);
    ck_activation_slope16(activation, slope, &v, &d);
    CK_STORE16(dy + i, d);
  }
  if (i < count) {
    vector16 v, d;
    ck_load_end(y + i, count - i, &v);
    ck_load_end(dy + i, count - i, &d);
    ck_activation_slope16(activation, slope, &v, &d);
    ck_store_end(dy + i, count - i, &d);
  }
}

#include "NetworkKernels.h"
#include "logarithm16.h"

CK_CLONES void ck_logarithms(long count, const float *x, float *y) {
  vector16 v;
  long i = 0;
  for (; i + 16 <= count; i += 16) {
    v = CK_LOAD16(x + i);
    ck_logarithm16(&v, &v);
    CK_STORE16(y + i, v);
  }
  if (i < count) {
    ck_load_end(x + i, count - i, &v);
    ck_logarithm16(&v, &v);
    ck_store_end(y + i, count - i, &v);
  }
}

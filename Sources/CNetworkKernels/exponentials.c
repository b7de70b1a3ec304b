#include "NetworkKernels.h"
#include "exponential16.h"

CK_CLONES void ck_exponentials(long count, const float *x, float *y) {
  vector16 v;
  long i = 0;
  for (; i + 16 <= count; i += 16) {
    v = CK_LOAD16(x + i);
    ck_exponential16(&v, &v);
    CK_STORE16(y + i, v);
  }
  if (i < count) {
    ck_load_end(x + i, count - i, &v);
    ck_exponential16(&v, &v);
    ck_store_end(y + i, count - i, &v);
  }
}

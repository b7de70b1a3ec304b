#include "NetworkKernels.h"
#include "exponential16.h"
#include "logarithm16.h"

/// One vector of x·l − log(1 + exp l), and of scale·(x − 1/(1 + exp(−l))).
CK_INLINE void terms(const vector16 *x, const vector16 *l, float scale, vector16 *log_density, vector16 *dl) {
  // e = exp(−|l|) is in (0, 1]: nothing overflows on either side.
  vector16 e = (vector16)((integer16)*l | INT32_MIN);
  ck_exponential16(&e, &e);
  const vector16 one_more = 1.0f + e;
  vector16 softplus;
  ck_logarithm16(&one_more, &softplus);
  // log(1 + e), with what the rounding of 1 + e lost: below the unit of 1 it is all that there is.
  softplus += (e - (one_more - 1.0f)) / one_more;
  const integer16 positive = *l >= 0.0f;
  *log_density = *x * *l - CK_SELECT16(positive, *l, (vector16){0}) - softplus;
  *dl = scale * (*x - CK_SELECT16(positive, (vector16){0} + 1.0f, e) / one_more);
}

CK_CLONES void ck_bernoulli_logits(
    long points, long features, const float *restrict x, const float *restrict logits, float scale,
    float *restrict logs, float *restrict dl) {
  for (long n = 0; n < points; n++) {
    const long row = n * features;
    vector16 sum = {0}, v, d;
    long j = 0;
    for (; j + 16 <= features; j += 16) {
      const vector16 a = CK_LOAD16(x + row + j), l = CK_LOAD16(logits + row + j);
      terms(&a, &l, scale, &v, &d);
      sum += v;
      CK_STORE16(dl + row + j, d);
    }
    if (j < features) {
      vector16 a, l;
      ck_load_end(x + row + j, features - j, &a);
      ck_load_end(logits + row + j, features - j, &l);
      terms(&a, &l, scale, &v, &d);
      for (long i = features - j; i < 16; i++) v[i] = 0;
      sum += v;
      ck_store_end(dl + row + j, features - j, &d);
    }
    logs[n] = ck_sum16(&sum);
  }
}

// Private to this target: the hyperbolic tangent of sixteen floats.
#ifndef CK_TANH16_H
#define CK_TANH16_H

#include "exponential16.h"

/// Writes tanh(x) within 4 units in the last place.
///
/// 1 − 2/(exp(2·|x|) + 1) with the sign of x; where that would cancel, below ½, the series of tanh to x¹⁵, whose
/// remainder is below 1e-8 of x.
CK_INLINE void ck_tanh16(const vector16 *argument, vector16 *result) {
  const vector16 x = *argument;
  const integer16 sign = (integer16)x & INT32_MIN;
  const vector16 size = (vector16)((integer16)x & INT32_MAX);
  vector16 e = 2.0f * size;
  ck_exponential16(&e, &e);
  const vector16 large = (vector16)((integer16)(1.0f - 2.0f / (e + 1.0f)) | sign);
  const vector16 t = x * x;
  vector16 p = 21844.0f / 6081075 - t * (929569.0f / 638512875.0f);
  p = p * t - 1382.0f / 155925;
  p = p * t + 62.0f / 2835;
  p = p * t - 17.0f / 315;
  p = p * t + 2.0f / 15;
  p = p * t - 1.0f / 3;
  *result = CK_SELECT16(size < 0.5f, x + x * (t * p), large);
}

#endif

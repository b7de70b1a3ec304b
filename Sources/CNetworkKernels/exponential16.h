// Private to this target: exp of sixteen floats.
#ifndef CK_EXPONENTIAL16_H
#define CK_EXPONENTIAL16_H

#include "vector16.h"

/// Writes exp(x) within 2 units in the last place: +∞ above 88.7, 0 below −87.3, where a result would be subnormal.
///
/// exp(x) = 2ⁿ·exp(r) with n = round(x / log 2), |r| ≤ log(2)/2, and exp(r) by its Taylor series to r⁷, whose
/// remainder is below 6e-9. The number 1.5·2²³ rounds to an integer and leaves n in the low bits of the sum.
CK_INLINE void ck_exponential16(const vector16 *argument, vector16 *result) {
  const float shift = 0x1.8p23f;
  // log 2 in two parts; the first has few enough digits that n times it is exact.
  const float log2_high = 0x1.62e4p-1f, log2_low = 0x1.7f7d1cp-20f;
  const vector16 x = *argument;
  const vector16 shifted = x * 0x1.715476p0f + shift;
  const vector16 n = shifted - shift;
  const vector16 r = (x - n * log2_high) - n * log2_low;
  vector16 p = r * (1.0f / 5040) + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  // 2ⁿ in two factors, since n = 128 is no exponent of its own.
  const integer16 exponent = (integer16)shifted - 0x4B400000;
  const vector16 half = (vector16)(((exponent >> 1) + 127) << 23);
  const vector16 rest = (vector16)(((exponent - (exponent >> 1)) + 127) << 23);
  vector16 y = p * half * rest;
  y = CK_SELECT16(x > 88.8f, (vector16){0} + __builtin_inff(), y);
  y = CK_SELECT16(x < -87.33654f, (vector16){0}, y);
  *result = CK_SELECT16(x != x, x, y);
}

#endif

// Private to this target: the natural logarithm of sixteen floats.
#ifndef CK_LOGARITHM16_H
#define CK_LOGARITHM16_H

#include "vector16.h"

/// Writes log(x) within 2 units in the last place: −∞ at zero, NaN below it.
///
/// x = 2ⁿ·m with m in [√½, √2); log m = 2·artanh(s), s = (m − 1)/(m + 1), by the series to s⁹: |s| ≤ 0.172, so that the
/// remainder is below 1e-9 of s.
CK_INLINE void ck_logarithm16(const vector16 *argument, vector16 *result) {
  const float log2_high = 0x1.62e4p-1f, log2_low = 0x1.7f7d1cp-20f;
  const vector16 x = *argument;
  // A subnormal number is made normal first.
  const integer16 tiny = x < 0x1p-126f;
  const integer16 bits = (integer16)CK_SELECT16(tiny, x * 0x1p23f, x);
  // 0x3f3504f3 is √½: adding what is missing to one carries into the exponent exactly from √½ on.
  const integer16 carried = bits + (0x3F800000 - 0x3F3504F3);
  const integer16 exponent = (carried >> 23) - 127 - (tiny & 23);
  const vector16 m = (vector16)((carried & 0x007FFFFF) + 0x3F3504F3);
  const vector16 n = __builtin_convertvector(exponent, vector16);
  const vector16 f = m - 1.0f;
  const vector16 s = f / (m + 1.0f), t = s * s;
  vector16 p = t * (2.0f / 9) + 2.0f / 7;
  p = p * t + 2.0f / 5;
  p = p * t + 2.0f / 3;
  // 2·artanh(s) = 2·s + s·t·p, and 2·s = f − s·f: f is exact, so that small results lose nothing.
  vector16 y = n * log2_high + (f - (s * f - (s * (t * p) + n * log2_low)));
  const float infinity = __builtin_inff();
  y = CK_SELECT16(x == infinity, x, y);
  y = CK_SELECT16(x == 0.0f, (vector16){0} - infinity, y);
  *result = CK_SELECT16((x < 0.0f) | (x != x), (vector16){0} + __builtin_nanf(""), y);
}

#endif

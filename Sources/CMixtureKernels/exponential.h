// Private to this target: exp of eight doubles that are not positive.
#ifndef CK_EXPONENTIAL_H
#define CK_EXPONENTIAL_H

#include "vector8.h"

/// Writes exp(x) for x ≤ 0, within 2 units in the last place; 0 below −708, where a result would be subnormal.
///
/// exp(x) = 2ⁿ·exp(r) with n = round(x / log 2), |r| ≤ log(2)/2, and exp(r) by its Taylor series to r¹³, whose
/// remainder is below 5e-18. The number 1.5·2⁵² rounds to an integer and leaves n in the low bits of the sum.
CK_INLINE void ck_exponential(const vector8 *argument, vector8 *result) {
  const double shift = 0x1.8p52;
  // log 2 in two parts; the first has few enough digits that n times it is exact.
  const double log2_high = 0x1.62e42fee00000p-1, log2_low = 0x1.a39ef35793c76p-33;
  const vector8 x = *argument;
  const integer8 underflows = x < -708.0;
  const vector8 shifted = x * 0x1.71547652b82fep0 + shift;
  const vector8 n = shifted - shift;
  const vector8 r = (x - n * log2_high) - n * log2_low;
  vector8 p = r * (1.0 / 6227020800.0) + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  const integer8 scaled = (integer8)p + ((integer8)shifted << 52);
  *result = (vector8)(scaled & ~underflows);
}

#endif

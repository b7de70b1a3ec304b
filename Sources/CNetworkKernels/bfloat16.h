// Private to this target: numbers of 16 bits, the upper half of a float.
#ifndef CK_BFLOAT16_H
#define CK_BFLOAT16_H

#include "vector16.h"

// A bfloat16 has the sign and the exponent of a float and 7 bits of its fraction. Everywhere a float is rounded to the
// nearest, a tie to the even one; what rounds beyond the largest is infinite, infinities stay, a NaN stays one, and a
// subnormal float becomes a zero of its sign, as VCVTNEPS2BF16 has it. So all kernels multiply the same numbers. A
// product of two of them is exact in a float; only the sums differ between kernels.

/// The floats that bfloat16 can tell, nearest to these.
CK_INLINE void ck_round16(vector16 *x) {
  const word16 bits = (word16)*x;
  const word16 size = bits & 0x7fffffffu;
  word16 rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) & 0xffff0000u;
  const word16 is_nan = (word16)(size > 0x7f800000u);
  rounded = (rounded & ~is_nan) | (((bits | 0x00400000u) & 0xffff0000u) & is_nan);
  const word16 is_subnormal = (word16)(size < 0x00800000u);
  rounded = (rounded & ~is_subnormal) | ((bits & 0x80000000u) & is_subnormal);
  *x = (vector16)rounded;
}

#endif

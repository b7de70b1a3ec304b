// Private to this target: sixteen floats at once, in the compiler's own vector type.
#ifndef CK_VECTOR16_H
#define CK_VECTOR16_H

#include <stdint.h>
#include <string.h>

#include "clones.h"

typedef float vector16 __attribute__((vector_size(64)));
typedef int32_t integer16 __attribute__((vector_size(64)));
typedef uint32_t word16 __attribute__((vector_size(64)));
// The same in memory, wherever a float may stand.
typedef float vector16_in_memory __attribute__((vector_size(64), aligned(4), may_alias));

#define CK_LOAD16(p) (*(const vector16_in_memory *)(p))
#define CK_STORE16(p, v) (*(vector16_in_memory *)(p) = (v))

/// mask ? a : b, lane by lane, where a lane of the mask is all ones or all zeros.
#define CK_SELECT16(mask, a, b) ((vector16)(((integer16)(a) & (mask)) | ((integer16)(b) & ~(mask))))

// Vectors pass by address: the calling convention for 64-byte vectors differs between instruction sets.

/// Reads the `count` < 16 floats at the end of an array; the other lanes are zero.
CK_INLINE void ck_load_end(const float *from, long count, vector16 *v) {
  *v = (vector16){0};
  memcpy(v, from, (size_t)count * sizeof(float));
}

/// Writes the first `count` lanes.
CK_INLINE void ck_store_end(float *to, long count, const vector16 *v) {
  memcpy(to, v, (size_t)count * sizeof(float));
}

/// The sum of the lanes, in a fixed order.
CK_INLINE float ck_sum16(const vector16 *v) {
  float lanes[16];
  memcpy(lanes, v, sizeof lanes);
  for (int width = 8; width > 0; width /= 2)
    for (int i = 0; i < width; i++) lanes[i] += lanes[i + width];
  return lanes[0];
}

#endif

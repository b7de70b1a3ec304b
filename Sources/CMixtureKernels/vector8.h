// Private to this target: eight doubles at once, in the compiler's own vector type.
#ifndef CK_VECTOR8_H
#define CK_VECTOR8_H

#include <stdint.h>

#include "clones.h"

typedef double vector8 __attribute__((vector_size(64)));
typedef int64_t integer8 __attribute__((vector_size(64)));
// The same in memory, wherever a double may stand.
typedef double vector8_in_memory __attribute__((vector_size(64), aligned(8), may_alias));

#define CK_LOAD(p) (*(const vector8_in_memory *)(p))
#define CK_STORE(p, v) (*(vector8_in_memory *)(p) = (v))

// Vectors pass by address: the calling convention for 64-byte vectors differs between instruction sets.

/// Writes the sum of each of eight vectors: total[i] is the sum of a[i]'s lanes.
///
/// Three rounds, each halving the number of vectors: neighbours, pairs, halves.
CK_INLINE void ck_sum_lanes(const vector8 *a, vector8 *total) {
  vector8 b[4], c[2];
  for (int i = 0; i < 4; i++)
    b[i] = __builtin_shufflevector(a[2 * i], a[2 * i + 1], 0, 8, 2, 10, 4, 12, 6, 14) +
           __builtin_shufflevector(a[2 * i], a[2 * i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  for (int i = 0; i < 2; i++)
    c[i] = __builtin_shufflevector(b[2 * i], b[2 * i + 1], 0, 1, 8, 9, 4, 5, 12, 13) +
           __builtin_shufflevector(b[2 * i], b[2 * i + 1], 2, 3, 10, 11, 6, 7, 14, 15);
  *total = __builtin_shufflevector(c[0], c[1], 0, 1, 2, 3, 8, 9, 10, 11) +
           __builtin_shufflevector(c[0], c[1], 4, 5, 6, 7, 12, 13, 14, 15);
}

#endif

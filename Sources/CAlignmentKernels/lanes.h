// Private to this target: a number of each of eight components at once, and one source for several instruction sets.
#ifndef AK_LANES_H
#define AK_LANES_H

#include <stdint.h>

#include "AlignmentKernels.h"

#if defined(__x86_64__)
#define AK_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define AK_CLONES
#endif

// Compiled for the instruction set of the clone that it is inlined into.
#define AK_INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(64)));
typedef int64_t integer_lanes __attribute__((vector_size(64)));
typedef double lanes_in_memory __attribute__((vector_size(64), aligned(8), may_alias));

// Entry i of a group of components.
#define AK_AT(array, i) (*(lanes_in_memory *)((array) + (i) * AK_GROUP))
#define AK_READ(array, i) (*(const lanes_in_memory *)((array) + (i) * AK_GROUP))

// Where row r of a packed triangle begins.
#define AK_ROW(r) ((r) * ((r) + 1) / 2)

#endif

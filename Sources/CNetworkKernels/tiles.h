// Private to this target: products of matrices in tiles that fill the registers of the processor.
#ifndef CK_TILES_H
#define CK_TILES_H

#include "vector16.h"

// A tile is `rows` rows of `vectors` sixteens, all in registers. What fits depends on the instruction set, which one
// source for all (CK_CLONES) cannot say; so these loops are compiled for each by hand. Without min_vector_width the
// compiler would use half of a register of AVX-512.

/// Defines a function that calls tiled_<name>(rows, vectors, ...) with the tile of the processor that it runs on.
#if defined(__x86_64__)
#define CK_TILED(name, parameters, ...)                                                           \
  __attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static void name##_v4 parameters { \
    tiled_##name(8, 2, __VA_ARGS__);                                                              \
  }                                                                                               \
  __attribute__((target("arch=x86-64-v3"))) static void name##_v3 parameters {                    \
    tiled_##name(6, 1, __VA_ARGS__);                                                              \
  }                                                                                               \
  static void name##_v1 parameters { tiled_##name(3, 1, __VA_ARGS__); }                           \
  void ck_##name parameters {                                                                     \
    if (__builtin_cpu_supports("x86-64-v4")) {                                                    \
      name##_v4(__VA_ARGS__);                                                                     \
    } else if (__builtin_cpu_supports("x86-64-v3")) {                                             \
      name##_v3(__VA_ARGS__);                                                                     \
    } else {                                                                                      \
      name##_v1(__VA_ARGS__);                                                                     \
    }                                                                                             \
  }
#else
#define CK_TILED(name, parameters, ...) \
  void ck_##name parameters { tiled_##name(6, 1, __VA_ARGS__); }
#endif

/// Writes the sums of a tile: sums[r][v] ← Σₖ a[r·row_step + k·step]·panel[k·columns + 16·v], over k < depth.
CK_INLINE void ck_tile(
    const int rows, const int vectors, long depth, const float *a, long row_step, long step, const float *panel,
    long columns, vector16 sums[8][2]) {
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) sums[r][v] = (vector16){0};
#pragma clang loop unroll_count(4)
  for (long k = 0; k < depth; k++) {
    vector16 b[2];
    for (int v = 0; v < vectors; v++) b[v] = CK_LOAD16(panel + k * columns + 16 * v);
    for (int r = 0; r < rows; r++) {
      const float x = a[r * row_step + k * step];
      for (int v = 0; v < vectors; v++) sums[r][v] += x * b[v];
    }
  }
}

#endif

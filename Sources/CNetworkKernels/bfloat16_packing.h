// Private to this target: copies of a block of a matrix as bfloat16, in the order in which instructions read it.
#ifndef CK_BFLOAT16_PACKING_H
#define CK_BFLOAT16_PACKING_H

#include <immintrin.h>

#include "bfloat16_products.h"

// What is defined here is compiled for processors with AVX-512 BF16 only.
#define CK_NATIVE __attribute__((target("arch=x86-64-v4,avx512bf16"), min_vector_width(512)))
#define CK_NATIVE_INLINE \
  static inline __attribute__((always_inline, target("arch=x86-64-v4,avx512bf16"), min_vector_width(512)))

// A tile is sixteen rows of sixteen words, a word two bfloat16 that follow one another along the depth of a product: 16 rows
// of A with 32 columns, a row of the tile for each of A; or 32 rows of B with 16 columns, a row of the tile for two of B,
// and in it a word for each column. What lies beyond the end of a matrix is zero.
typedef uint32_t ck_tile_words[256];

CK_NATIVE_INLINE __mmask16 ck_first(long count) {
  return count >= 16 ? 0xffff : count <= 0 ? 0 : (__mmask16)((1u << count) - 1);
}

/// The words of 32 floats that follow one another, of which `left` are.
CK_NATIVE_INLINE __m512i ck_words_along(const float *from, long left) {
  const __m512 low = _mm512_maskz_loadu_ps(ck_first(left), from);
  const __m512 high = left <= 16 ? _mm512_setzero_ps() : _mm512_maskz_loadu_ps(ck_first(left - 16), from + 16);
  return (__m512i)_mm512_cvtne2ps_pbh(high, low);
}

/// The words of sixteen floats and those below them.
CK_NATIVE_INLINE __m512i ck_words_across(__m512 upper, __m512 lower) {
  const __m512i zip = _mm512_set_epi16(
      31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16,
      0);
  return _mm512_permutexvar_epi16(zip, (__m512i)_mm512_cvtne2ps_pbh(lower, upper));
}

CK_NATIVE_INLINE void ck_transpose_words(__m512i rows[16], ck_tile_words tile) {
  vector16 square[16], other[16];
  for (int i = 0; i < 16; i++) square[i] = (vector16)rows[i];
  ck_interleave16(square, other);
  ck_interleave16(other, square);
  ck_interleave16(square, other);
  ck_interleave16(other, square);
  for (int i = 0; i < 16; i++) _mm512_store_si512(tile + 16 * i, (__m512i)square[i]);
}

/// Packs 32 rows of a matrix with 16 columns, or what is left of them: the words go across rows.
CK_NATIVE_INLINE void ck_pack_across(
    const int transposed, const float *from, long step, long rows, long columns, __m512 *sum, ck_tile_words tile) {
  const __mmask16 mask = ck_first(columns);
  __m512i words[16];
  for (int i = 0; i < 16; i++) {
    __m512 upper = _mm512_setzero_ps(), lower = upper;
    // The rows that come next are far apart, where the processor does not look for them by itself.
    if (2 * i + 32 < rows) __builtin_prefetch(from + (2 * i + 32) * step);
    if (2 * i + 33 < rows) __builtin_prefetch(from + (2 * i + 33) * step);
    if (2 * i < rows) upper = _mm512_maskz_loadu_ps(mask, from + 2 * i * step);
    if (2 * i + 1 < rows) lower = _mm512_maskz_loadu_ps(mask, from + (2 * i + 1) * step);
    words[i] = ck_words_across(upper, lower);
    if (sum != NULL) *sum = _mm512_add_ps(_mm512_add_ps(*sum, upper), lower);
    if (!transposed) _mm512_store_si512(tile + 16 * i, words[i]);
  }
  if (transposed) ck_transpose_words(words, tile);
}

/// Packs 16 rows of a matrix with 32 columns, or what is left of them: the words go along rows.
CK_NATIVE_INLINE void ck_pack_along(
    const int transposed, const float *from, long step, long rows, long columns, ck_tile_words tile) {
  __m512i words[16];
  for (int i = 0; i < 16; i++) {
    words[i] = i < rows ? ck_words_along(from + i * step, columns) : _mm512_setzero_si512();
    if (!transposed) _mm512_store_si512(tile + 16 * i, words[i]);
  }
  if (transposed) ck_transpose_words(words, tile);
}

#endif

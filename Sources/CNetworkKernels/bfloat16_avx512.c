#if defined(__x86_64__)
#include "bfloat16_native.h"

/// Eight rows of a tile of A from row `first` on with one or two columns of tiles of B.
CK_NATIVE_INLINE void eight_rows(
    const int vectors, long steps, const ck_tile_words *a, int first, const ck_tile_words *b, ck_beginning from, float *c,
    long step) {
  __m512 sum[8][2];
  for (int r = 0; r < 8; r++)
    for (int v = 0; v < vectors; v++)
      sum[r][v] = from.at == NULL ? _mm512_setzero_ps() : _mm512_loadu_ps(from.at + r * from.step + 16 * v);
  for (long s = 0; s < steps; s++)
    for (int k = 0; k < 16; k++) {
      __m512bh words[2];
      for (int v = 0; v < vectors; v++) words[v] = (__m512bh)_mm512_load_si512(b[2 * s + v] + 16 * k);
      for (int r = 0; r < 8; r++) {
        const __m512bh x = (__m512bh)_mm512_set1_epi32((int)a[2 * s][(first + r) * 16 + k]);
        for (int v = 0; v < vectors; v++) sum[r][v] = _mm512_dpbf16_ps(sum[r][v], x, words[v]);
      }
    }
  for (int r = 0; r < 8; r++)
    for (int v = 0; v < vectors; v++) _mm512_storeu_ps(c + r * step + 16 * v, sum[r][v]);
}

CK_NATIVE static void square(
    long steps, const ck_tile_words *a, int pairs_a, const ck_tile_words *b, int pairs_b, ck_beginning from, float *c,
    long step) {
  for (int r = 0; r < (pairs_a ? 32 : 16); r += 8) {
    const ck_beginning own = {from.at == NULL ? NULL : from.at + r * from.step, from.step};
    if (pairs_b) {
      eight_rows(2, steps, a + r / 16, r % 16, b, own, c + r * step, step);
    } else {
      eight_rows(1, steps, a + r / 16, r % 16, b, own, c + r * step, step);
    }
  }
}

CK_NATIVE void ck_bfloat16_multiply_avx512(const ck_product *p) { ck_bfloat16_multiply_native(square, p); }
#endif

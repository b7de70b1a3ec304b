#include "NetworkKernels.h"
#include "logarithm16.h"

typedef uint64_t long16 __attribute__((vector_size(128)));

/// The high and low words of the product of sixteen words with a constant.
CK_INLINE void multiply(const word16 *a, uint32_t factor, word16 *high, word16 *low) {
  const long16 product = __builtin_convertvector(*a, long16) * (uint64_t)factor;
  *high = __builtin_convertvector(product >> 32, word16);
  *low = __builtin_convertvector(product, word16);
}

/// Philox4x32-10 (Salmon et al. 2011) at sixteen counters; `c` is four words of each.
CK_INLINE void philox(word16 *c, uint32_t key0, uint32_t key1) {
  for (int round = 0; round < 10; round++) {
    word16 high0, low0, high1, low1;
    multiply(&c[0], 0xD2511F53u, &high0, &low0);
    multiply(&c[2], 0xCD9E8D57u, &high1, &low1);
    c[0] = high1 ^ c[1] ^ key0;
    c[1] = low1;
    c[2] = high0 ^ c[3] ^ key1;
    c[3] = low0;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
}

/// Two vectors of normals from two of words (Box and Muller, 1958).
CK_INLINE void box_muller(const word16 *words, vector16 *first, vector16 *second) {
  // In (0, 1] and [0, 1].
  vector16 u = (__builtin_convertvector(words[0], vector16) + 1.0f) * 0x1p-32f;
  const vector16 v = __builtin_convertvector(words[1], vector16) * 0x1p-32f;
  ck_logarithm16(&u, &u);
  const vector16 radius = __builtin_elementwise_sqrt(-2.0f * u);
  // v turns are a number of quarters and r of one quarter more, |r| ≤ ½: sine and cosine of π/2·r by their series.
  const float shift = 0x1.8p23f;
  const vector16 shifted = 4.0f * v + shift;
  const integer16 quarter = (integer16)shifted;
  const vector16 r = (4.0f * v - (shifted - shift)) * 0x1.921fb6p0f, t = r * r;
  vector16 sine = t * (1.0f / 362880) - 1.0f / 5040;
  sine = sine * t + 1.0f / 120;
  sine = sine * t - 1.0f / 6;
  sine = r + r * (t * sine);
  vector16 cosine = t * (1.0f / 40320) - 1.0f / 720;
  cosine = cosine * t + 1.0f / 24;
  cosine = cosine * t - 0.5f;
  cosine = 1.0f + t * cosine;
  const integer16 odd = -(quarter & 1);
  const integer16 sine_sign = (quarter & 2) << 30, cosine_sign = ((quarter + 1) & 2) << 30;
  *first = radius * (vector16)((integer16)CK_SELECT16(odd, sine, cosine) ^ cosine_sign);
  *second = radius * (vector16)((integer16)CK_SELECT16(odd, cosine, sine) ^ sine_sign);
}

CK_CLONES void ck_normals(uint32_t key0, uint32_t key1, uint64_t first, long count, float *restrict out) {
  for (long i = 0; i < count; i += 64) {
    word16 c[4] = {{0}};
    for (int l = 0; l < 16; l++) {
      const uint64_t block = first + (uint64_t)(i / 4 + l);
      c[0][l] = (uint32_t)block;
      c[1][l] = (uint32_t)(block >> 32);
    }
    philox(c, key0, key1);
    vector16 normals[4];
    box_muller(c, &normals[0], &normals[1]);
    box_muller(c + 2, &normals[2], &normals[3]);
    float rows[64];
    for (int l = 0; l < 16; l++)
      for (int q = 0; q < 4; q++) rows[4 * l + q] = normals[q][l];
    memcpy(out + i, rows, (size_t)(count - i < 64 ? count - i : 64) * sizeof(float));
  }
}

#if defined(__x86_64__)
#include "bfloat16_native.h"

#define CK_AMX __attribute__((target("arch=x86-64-v4,avx512bf16,amx-tile,amx-bf16"), min_vector_width(512)))

/// What the eight tile registers hold: sixteen rows of 64 bytes each.
static const struct {
  uint8_t palette, start_row, reserved[14];
  uint16_t columns[16];
  uint8_t rows[16];
} shapes __attribute__((aligned(64))) = {
    .palette = 1,
    .columns = {64, 64, 64, 64, 64, 64, 64, 64},
    .rows = {16, 16, 16, 16, 16, 16, 16, 16},
};

// Registers 0 to 3 hold sums, 4 and 5 tiles of A, 6 and 7 tiles of B.
CK_AMX static void square(
    long steps, const ck_tile_words *a, int pairs_a, const ck_tile_words *b, int pairs_b, ck_beginning from, float *c,
    long step) {
  const long bytes = step * (long)sizeof(float), from_bytes = from.step * (long)sizeof(float);
  if (from.at != NULL) {
    _tile_loadd(0, from.at, from_bytes);
    if (pairs_b) _tile_loadd(1, from.at + 16, from_bytes);
    if (pairs_a) _tile_loadd(2, from.at + 16 * from.step, from_bytes);
    if (pairs_a && pairs_b) _tile_loadd(3, from.at + 16 * from.step + 16, from_bytes);
  } else {
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
  }
  for (long s = 0; s < steps; s++) {
    _tile_loadd(6, b[2 * s], 64);
    _tile_loadd(4, a[2 * s], 64);
    _tile_dpbf16ps(0, 4, 6);
    if (pairs_b) {
      _tile_loadd(7, b[2 * s + 1], 64);
      _tile_dpbf16ps(1, 4, 7);
    }
    if (pairs_a) {
      _tile_loadd(5, a[2 * s + 1], 64);
      _tile_dpbf16ps(2, 5, 6);
      if (pairs_b) _tile_dpbf16ps(3, 5, 7);
    }
  }
  _tile_stored(0, c, bytes);
  if (pairs_b) _tile_stored(1, c + 16, bytes);
  if (pairs_a) _tile_stored(2, c + 16 * step, bytes);
  if (pairs_a && pairs_b) _tile_stored(3, c + 16 * step + 16, bytes);
}

CK_AMX void ck_bfloat16_multiply_amx(const ck_product *p) {
  _tile_loadconfig(&shapes);
  ck_bfloat16_multiply_native(square, p);
  // With tiles that hold nothing, a change of threads need not save them.
  _tile_release();
}
#endif

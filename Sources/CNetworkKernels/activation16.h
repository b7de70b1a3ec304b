// Private to this target: the activation of sixteen floats, and its derivative told from its value.
#ifndef CK_ACTIVATION16_H
#define CK_ACTIVATION16_H

#include "NetworkKernels.h"
#include "tanh16.h"

/// t ← a(t).
CK_INLINE void ck_activate16(ck_activation activation, float slope, vector16 *t) {
  if (activation == CK_TANH) {
    ck_tanh16(t, t);
  } else {
    *t = CK_SELECT16(*t > 0.0f, *t, slope * *t);
  }
}

/// d ← d·a′, where y = a(t).
CK_INLINE void ck_activation_slope16(ck_activation activation, float slope, const vector16 *y, vector16 *d) {
  if (activation == CK_TANH) {
    *d *= 1.0f - *y * *y;
  } else {
    *d = CK_SELECT16(*y > 0.0f, *d, slope * *d);
  }
}

#endif

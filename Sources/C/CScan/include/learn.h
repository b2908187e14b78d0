// learn.h - the exponential of sixteen numbers, the same bits on every machine, where a C library's
// expf may differ by processor.
#ifndef BROADSHEET_LEARN_H
#define BROADSHEET_LEARN_H

#include <stdint.h>

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef float learn_f32x16 __attribute__((ext_vector_type(16)));
typedef int32_t learn_i32x16 __attribute__((ext_vector_type(16)));

/// e to the power of each lane, to about seven digits, between -80 and 80; 0 below.
///
/// Cephes' polynomial: x = n ln 2 + r, |r| <= ln 2 / 2.
static inline __attribute__((always_inline)) learn_f32x16 learn_exp(learn_f32x16 x) {
#pragma clang fp contract(off)
  const learn_f32x16 low = -80.0f;
  learn_f32x16 bounded = __builtin_elementwise_min(__builtin_elementwise_max(x, low), -low);
  learn_f32x16 half = bounded >= 0.0f ? (learn_f32x16)0.5f : (learn_f32x16)-0.5f;
  learn_i32x16 n = __builtin_convertvector(bounded * 1.44269504f + half, learn_i32x16);
  learn_f32x16 whole = __builtin_convertvector(n, learn_f32x16);
  learn_f32x16 r = bounded - whole * 0.693359375f + whole * 2.12194440e-4f;
  learn_f32x16 p = r * 1.9875691500e-4f + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  learn_i32x16 bits = (learn_i32x16)p + (n << 23);
  return x < low ? (learn_f32x16)0.0f : (learn_f32x16)bits;
}

#pragma clang diagnostic pop
#endif

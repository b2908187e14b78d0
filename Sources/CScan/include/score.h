// score.h - sixteen tags at once: widen a row of weights, add rows, keep the larger.
//
// Swift's own conversion of SIMD16<Int8> to SIMD16<Int16> is not inlined (63 calls a token), and it
// has no 16-bit maximum; clang's vectors have both, as SSE2 on every x86-64 and as NEON on arm64.
// Vectors go by value and every function is inlined, so no pointer and no bound is needed here.
#ifndef BROADSHEET_SCORE_H
#define BROADSHEET_SCORE_H

#include <stdint.h>

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef int8_t score_i8x16 __attribute__((ext_vector_type(16)));
typedef int16_t score_i16x16 __attribute__((ext_vector_type(16)));

/// sum + row, each weight widened to 16 bits.
static inline __attribute__((always_inline)) score_i16x16 score_add(score_i16x16 sum,
                                                                    score_i8x16 row) {
  return sum + __builtin_convertvector(row, score_i16x16);
}

/// Each sum divided by 2 to the `shift`, rounded, and cut to what fits.
static inline __attribute__((always_inline)) score_i8x16 score_narrow(score_i16x16 sum,
                                                                      int16_t shift) {
  score_i16x16 v = (sum + (int16_t)(1 << (shift - 1))) >> shift;
  const score_i16x16 low = -128, high = 127;
  v = __builtin_elementwise_max(__builtin_elementwise_min(v, high), low);
  return __builtin_convertvector(v, score_i8x16);
}

/// The larger of each pair.
static inline __attribute__((always_inline)) score_i16x16 score_max(score_i16x16 a,
                                                                    score_i16x16 b) {
  return __builtin_elementwise_max(a, b);
}

/// best, or score + step where that is larger: one way into all sixteen tags.
static inline __attribute__((always_inline)) score_i16x16 score_step(score_i16x16 best,
                                                                     int16_t score,
                                                                     score_i16x16 step) {
  return __builtin_elementwise_max(best, step + score);
}

/// best, or the way from each begin (lane 0-3) and each inside (lane 4-7) to the inside (4-7) and the
/// last (8-11) of its type where that is larger. The steps elsewhere are to be the lowest there are.
static inline __attribute__((always_inline)) score_i16x16 score_go_on(score_i16x16 best,
                                                                      score_i16x16 from,
                                                                      score_i16x16 from_begin,
                                                                      score_i16x16 from_inside) {
  score_i16x16 begins = __builtin_shufflevector(from, from, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1,
                                                2, 3);
  score_i16x16 insides = __builtin_shufflevector(from, from, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5,
                                                 6, 7);
  best = __builtin_elementwise_max(best, begins + from_begin);
  return __builtin_elementwise_max(best, insides + from_inside);
}

/// The largest of the sixteen.
static inline __attribute__((always_inline)) int16_t score_best(score_i16x16 v) {
  return __builtin_reduce_max(v);
}

#pragma clang diagnostic pop
#endif

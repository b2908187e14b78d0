// score.h - sixteen tags at once: widen a row of weights, add rows, keep the larger.
//
// Swift's own conversion of SIMD16<Int8> to SIMD16<Int16> is not inlined (63 calls a token), and it
// has no 16-bit maximum; clang's vectors have both, as SSE2 on every x86-64 and as NEON on arm64.
// Vectors go by value and every function is inlined, so no pointer and no bound is needed here.
#ifndef BROADSHEET_SCORE_H
#define BROADSHEET_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef int8_t score_i8x16 __attribute__((ext_vector_type(16)));
typedef int16_t score_i16x8 __attribute__((ext_vector_type(8)));
typedef int16_t score_i16x16 __attribute__((ext_vector_type(16)));
typedef bool score_bitx16 __attribute__((ext_vector_type(16)));

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

/// The steps from the eight tags that end a mention (lanes 8-15) into the eight that begin one:
/// lanes 0-3, then 12-15.
typedef struct {
  score_i16x8 from8, from9, from10, from11, from12, from13, from14, from15;
} score_openings;

/// The best ways into all sixteen tags from those of the token before, and from outside: each begin
/// (lane 0-3) and inside (4-7) goes on to the inside (4-7) and the last (8-11) of its type; the
/// others end a mention, and another may begin. Steps that are not legal are the lowest there are.
static inline __attribute__((always_inline)) score_i16x16 score_forward(score_i16x16 before,
                                                                        score_i16x16 from_outside,
                                                                        score_i16x16 from_begin,
                                                                        score_i16x16 from_inside,
                                                                        score_openings steps) {
#define SCORE_ALL(lane) \
  __builtin_shufflevector(before, before, lane, lane, lane, lane, lane, lane, lane, lane)
  score_i16x8 opens = SCORE_ALL(8) + steps.from8;
  opens = __builtin_elementwise_max(opens, SCORE_ALL(9) + steps.from9);
  opens = __builtin_elementwise_max(opens, SCORE_ALL(10) + steps.from10);
  opens = __builtin_elementwise_max(opens, SCORE_ALL(11) + steps.from11);
  opens = __builtin_elementwise_max(opens, SCORE_ALL(12) + steps.from12);
  opens = __builtin_elementwise_max(opens, SCORE_ALL(13) + steps.from13);
  opens = __builtin_elementwise_max(opens, SCORE_ALL(14) + steps.from14);
  opens = __builtin_elementwise_max(opens, SCORE_ALL(15) + steps.from15);
#undef SCORE_ALL
  score_i16x8 begins = __builtin_shufflevector(before, before, 0, 1, 2, 3, 0, 1, 2, 3);
  score_i16x8 insides = __builtin_shufflevector(before, before, 4, 5, 6, 7, 4, 5, 6, 7);
  score_i16x8 goes_on = __builtin_elementwise_max(
      begins + __builtin_shufflevector(from_begin, from_begin, 4, 5, 6, 7, 8, 9, 10, 11),
      insides + __builtin_shufflevector(from_inside, from_inside, 4, 5, 6, 7, 8, 9, 10, 11));
  score_i16x16 best = __builtin_shufflevector(opens, goes_on, 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14,
                                              15, 4, 5, 6, 7);
  return __builtin_elementwise_max(best, from_outside);
}

/// The largest of the sixteen.
static inline __attribute__((always_inline)) int16_t score_best(score_i16x16 v) {
  return __builtin_reduce_max(v);
}

/// The lanes that hold `value`, one bit each.
static inline __attribute__((always_inline)) uint16_t score_equal(score_i16x16 v, int16_t value) {
  score_bitx16 equal = __builtin_convertvector(v == value, score_bitx16);
  uint16_t bits;
  __builtin_memcpy(&bits, &equal, sizeof bits);
  return bits;
}

#pragma clang diagnostic pop
#endif

// sketch.h - the sketch of a text, by which Deduplication finds copies of it.
//
// PERF: benchmark "sketch"; every byte of every article goes through here. Three steps a KiB, so
// that none waits for another: bit masks tell where anchors are, a loop without a branch on the
// data writes their offsets, and a second one hashes.
#ifndef BROADSHEET_SKETCH_H
#define BROADSHEET_SKETCH_H

#include "scan.h"

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

/// How many bytes are hashed from an anchor on: some three words.
#define SKETCH_WINDOW 16
/// How many least hashes make a sketch: ten of which 13 bits are kept, or 12, and 63 of which two.
/// It is prime, for the sake of sketch_fill.
#define SKETCH_BINS 73
/// With one that stays empty, so that the 63 are read as 64.
#define SKETCH_LANES 74
/// How many bytes are searched for anchors before their windows are hashed.
#define SKETCH_CHUNK 1024
/// How many offsets are written of 64 bytes without asking; few have more.
#define SKETCH_USUAL 5

typedef uint8_t sketch_u8x16 __attribute__((ext_vector_type(16), aligned(1)));
typedef uint64_t sketch_u64x2 __attribute__((ext_vector_type(2)));

/// The 16 bytes at `bytes`; a line feed becomes a blank, and ASCII letters lose their case.
static inline sketch_u64x2 sketch_fold(const uint8_t *bytes) {
  sketch_u8x16 v = *(const sketch_u8x16 *)bytes;
  sketch_u8x16 line_feed = (sketch_u8x16)(v == '\n');
  return (sketch_u64x2)((v | 0x20) ^ (line_feed & 0x0A));
}

/// Marks the anchors among the 64 bytes from `at` on: blanks and bytes that open a scalar of three
/// bytes or more, after a byte that is neither and whose last two bits are zero. `before` hands
/// over, from one 64 to the next, whether the last byte was such a byte.
static inline uint64_t sketch_anchor_bits(const uint8_t *bytes, size_t n, size_t at,
                                          uint64_t *before) {
  size_t left = n - at;
  unsigned shift = left < 64 && n >= 64 ? (unsigned)(64 - left) : 0;
  scan_u8x64 v = scan_load(bytes + at - shift, shift ? 64 : left);
  uint64_t mark = scan_bits((v == ' ') | (v == '\n') | (v >= 0xE0)) >> shift;
  uint64_t leads = (scan_bits((v & 3) == 0) >> shift) & ~mark;
  uint64_t anchors = mark & (leads << 1 | *before);
  *before = leads >> 63;
  if (left >= 63 + SKETCH_WINDOW) return anchors;
  return left < SKETCH_WINDOW ? 0 : anchors & ((1ull << (left - SKETCH_WINDOW + 1)) - 1);
}

/// Writes the offsets of the anchors in the chunk from `start` on whose windows end inside the n
/// bytes, and returns how many.
static inline size_t sketch_anchors(const uint8_t *bytes, size_t n, size_t start, uint64_t *before,
                                    uint32_t *out) {
  size_t count = 0, end = n - start < SKETCH_CHUNK ? n : start + SKETCH_CHUNK;
  for (size_t at = start; at < end; at += 64) {
    uint64_t anchors = sketch_anchor_bits(bytes, n, at, before);
    size_t found = (size_t)__builtin_popcountll(anchors);
    uint32_t *next = out + count;
    for (int i = 0; i < SKETCH_USUAL; i++) {
      *next++ = (uint32_t)at + (uint32_t)__builtin_ctzll(anchors | 1ull << 63);
      anchors &= anchors - 1;
    }
    for (; __builtin_expect(anchors != 0, 0); anchors &= anchors - 1) {
      *next++ = (uint32_t)at + (uint32_t)__builtin_ctzll(anchors);
    }
    count += found;
  }
  return count;
}

/// Puts 32 bits into one of the bins, where the least stay.
static inline void sketch_drop(uint32_t hash, uint32_t *least) {
  uint64_t scaled = (uint64_t)hash * SKETCH_BINS;
  uint32_t *bin = least + (scaled >> 32), value = (uint32_t)scaled;
  *bin = value < *bin ? value : *bin;
}

/// Finds the least hashes of n bytes (fewer than 2^32), and returns how many anchors there were.
/// Every window is thrown twice. A bin where nothing fell holds the largest number there is.
static inline size_t sketch_least(const uint8_t *bytes, size_t n, uint32_t *least) {
  uint32_t anchors[SKETCH_CHUNK / 2 + 64];
  size_t total = 0;
  uint64_t before = 0;
  memset(least, 0xFF, SKETCH_LANES * sizeof *least);
  for (size_t start = 0; start < n; start += SKETCH_CHUNK) {
    size_t count = sketch_anchors(bytes, n, start, &before, anchors);
    for (size_t i = 0; i < count; i++) {
      sketch_u64x2 v = sketch_fold(bytes + anchors[i]);
      uint64_t h = scan_mix(v[0] ^ 0xA0761D6478BD642Full, v[1] ^ 0xE7037ED1A0B428DBull);
      sketch_drop((uint32_t)(h >> 32), least);
      sketch_drop((uint32_t)h, least);
    }
    total += count;
  }
  return total;
}

/// The bins of the 64 from `least` on that are empty, one bit each.
static inline uint64_t sketch_empty_bits(const uint32_t *least) {
  uint8_t empty[64];
  for (int i = 0; i < 64; i++) empty[i] = least[i] == UINT32_MAX;
  return scan_bits(scan_load(empty, 64) != 0);
}

/// Gives each empty bin what another has, but not what that was given in turn: the first that is not
/// empty, at a stride of its own. Which one depends on what bins are empty alone; of all 73, for
/// that is prime.
static inline void sketch_fill(uint32_t *least) {
  uint64_t empty[2] = {sketch_empty_bits(least), sketch_empty_bits(least + SKETCH_BINS - 64)};
  if (!(empty[0] | empty[1])) return;
  empty[1] >>= 128 - SKETCH_BINS;
  if (empty[0] == ~0ull && empty[1] == (1ull << (SKETCH_BINS - 64)) - 1) return;
  for (unsigned word = 0; word < 2; word++) {
    for (uint64_t left = empty[word]; left; left &= left - 1) {
      unsigned bin = 64 * word + (unsigned)__builtin_ctzll(left), stride = bin + (bin == 0), donor = bin;
      do {
        donor += stride;
        donor -= donor >= SKETCH_BINS ? SKETCH_BINS : 0;
      } while (empty[donor >> 6] >> (donor & 63) & 1);
      least[bin] = least[donor];
    }
  }
}

typedef struct {
  uint64_t words[4];
  size_t anchors;
} sketch;

/// The sketch of n bytes (fewer than 2^32): twice five least hashes, four of 13 bits and one of 12,
/// then the last bits of 63 others, then the last but one. Last bits, for the first ones of what is
/// least are zero.
static inline sketch sketch_of(const uint8_t *bytes, size_t n) {
  uint32_t least[SKETCH_LANES];
  sketch s = {{0}, sketch_least(bytes, n, least)};
  sketch_fill(least);
  for (int i = 0; i < 5; i++) {
    s.words[0] |= (uint64_t)(least[i] & 0x1FFF) << (13 * i);
    s.words[1] |= (uint64_t)(least[i + 5] & 0x1FFF) << (13 * i);
  }
  // A loop, for what clang 21 makes of a conversion of so wide a vector is slow.
  uint8_t last[64];
  for (int i = 0; i < 64; i++) last[i] = (uint8_t)least[i + 10];
  scan_u8x64 low = scan_load(last, 64);
  s.words[2] = scan_bits((low & 1) != 0);
  s.words[3] = scan_bits((low & 2) != 0);
  return s;
}

/// Hashes n bytes, folded as windows are.
static inline uint64_t sketch_hash_folded(const uint8_t *bytes, size_t n) {
  uint64_t h = 0x8EBC6AF09C88C6E3ull ^ n;
  for (; n >= 16; bytes += 16, n -= 16) {
    sketch_u64x2 v = sketch_fold(bytes);
    h = scan_mix(v[0] ^ h, v[1] ^ 0xE7037ED1A0B428DBull);
  }
  uint8_t rest[16] = {0};
  if (n) memcpy(rest, bytes, n);
  sketch_u64x2 v = sketch_fold(rest);
  return scan_mix(scan_mix(v[0] ^ h, v[1] ^ 0xE7037ED1A0B428DBull), 0xA0761D6478BD642Full);
}

typedef uint32_t sketch_u32x16 __attribute__((ext_vector_type(16)));
typedef bool sketch_bitx16 __attribute__((ext_vector_type(16)));

/// The lanes that hold `value` under `mask`, one bit each.
static inline __attribute__((always_inline)) uint16_t sketch_equal(sketch_u32x16 v, uint32_t mask,
                                                                   uint32_t value) {
  sketch_bitx16 equal = __builtin_convertvector((v & mask) == value, sketch_bitx16);
  uint16_t bits;
  memcpy(&bits, &equal, sizeof bits);
  return bits;
}

#pragma clang diagnostic pop
#endif

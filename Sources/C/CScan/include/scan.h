// scan.h - byte-classification kernels: 64 bytes in, one bit a byte out.
//
// Written with clang's vector extension, so that the one source below becomes SSE2 (pmovmskb) on
// every x86-64, NEON on arm64 and plain code elsewhere, without a compiler flag. Swift's own
// SIMD64 has no movemask. Header-only: Swift inlines the calls.
//
// Every function reads exactly the bytes its comment names; callers own the bounds.
// Beside it: score.h and learn.h (models), sketch.h (copies), allocator.h.
#ifndef BROADSHEET_SCAN_H
#define BROADSHEET_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The vectors never cross a call: every function below is inlined.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef uint8_t scan_u8x64 __attribute__((ext_vector_type(64), aligned(1)));
typedef char scan_i8x64 __attribute__((ext_vector_type(64), aligned(1)));
typedef bool scan_bitx64 __attribute__((ext_vector_type(64)));

/// Loads n (at most 64) bytes; the missing ones read as zero.
static inline scan_u8x64 scan_load(const uint8_t *bytes, size_t n) {
  scan_u8x64 v = 0;
  if (__builtin_expect(n >= 64, 1)) {
    v = *(const scan_u8x64 *)bytes;
  } else {
    memcpy(&v, bytes, n);
  }
  return v;
}

static inline uint64_t scan_bits(scan_i8x64 lanes) {
  scan_bitx64 b = __builtin_convertvector(lanes, scan_bitx64);
  uint64_t bits;
  memcpy(&bits, &b, 8);
  return bits;
}

static inline scan_i8x64 scan_in_range(scan_u8x64 v, uint8_t low, uint8_t high) {
  return (scan_u8x64)(v - low) <= (uint8_t)(high - low);
}

/// What a tagger wants to know of 64 bytes, one bit a byte, the first byte in bit 0.
typedef struct {
  uint64_t upper;  // A-Z
  uint64_t lower;  // a-z
  uint64_t digit;  // 0-9
  uint64_t high;   // 0x80-0xFF: part of a non-ASCII scalar
} scan_classes;

/// Classifies the first n (at most 64) bytes.
static inline scan_classes scan_classify(const uint8_t *bytes, size_t n) {
  scan_u8x64 v = scan_load(bytes, n);
  scan_classes c;
  c.upper = scan_bits(scan_in_range(v, 'A', 'Z'));
  c.lower = scan_bits(scan_in_range(v, 'a', 'z'));
  c.digit = scan_bits(scan_in_range(v, '0', '9'));
  c.high = scan_bits(v >= 0x80);
  return c;
}

/// What a tokenizer wants to know of 64 bytes, one bit a byte, the first byte in bit 0.
typedef struct {
  uint64_t upper;    // A-Z
  uint64_t lower;    // a-z
  uint64_t digit;    // 0-9
  uint64_t blank;    // space and all below
  uint64_t newline;  // LF
  uint64_t starts;   // where the tokens of plain chunks start
  uint64_t ends;     // where they end
  uint64_t shape[3]; // the three bits of a token's shape, at the bit where it ends
  uint64_t odd;      // bytes that make their chunk a matter for a closer look; line breaks, too
} scan_token_classes;

/// Marks the line breaks among the first n (at most 64) bytes.
static inline uint64_t scan_newlines(const uint8_t *bytes, size_t n) {
  return scan_bits(scan_load(bytes, n) == '\n');
}

/// Sets the shapes of tokens that are runs of `inside`, or stand alone.
///
/// Adding to a run of ones any part of it carries out of the run, into the bit where it ends: one
/// addition tells of all runs whether something is in them.
static inline void scan_shape_planes(scan_token_classes *c, uint64_t inside, uint64_t alone) {
  uint64_t first = inside & ~(inside << 1);
  uint64_t word = c->upper | c->lower | c->digit;
  uint64_t small = (inside + c->lower) & ~inside;
  uint64_t capital = (inside + c->upper) & ~inside;
  uint64_t later = (inside + (c->upper & ~first)) & ~inside;
  uint64_t number = (inside + (c->digit & first)) & ~inside;
  uint64_t several = (inside + (word & ~first)) & ~inside;
  uint64_t cased = capital & ~number, shouted = cased & ~small, mark = alone << 1;
  c->shape[0] = number | (cased & small & ~later) | (shouted & ~several);
  c->shape[1] = shouted | mark;
  c->shape[2] = number | (cased & small & later) | mark;
}

/// Classifies the first n (at most 64) bytes, of which the first is blank or begins a chunk; what
/// is missing is blank. The bits of the last chunk are right only if a blank follows it here.
/// Cuts 's off words if `possessives` is set: else a chunk with an apostrophe is odd.
static inline scan_token_classes scan_classify_tokens(const uint8_t *bytes, size_t n,
                                                      bool possessives) {
  scan_u8x64 v = scan_load(bytes, n);
  scan_u8x64 folded = v | 0x20;
  scan_token_classes c;
  uint64_t letter = scan_bits(scan_in_range(folded, 'a', 'z'));
  c.lower = scan_bits(scan_in_range(v, 'a', 'z'));
  c.upper = letter & ~c.lower;
  c.digit = scan_bits(scan_in_range(v, '0', '9'));
  c.blank = scan_bits(v <= ' ');
  c.newline = scan_bits(v == '\n');
  uint64_t word = letter | c.digit;
  // Marks that are a token each, wherever they stand ...
  uint64_t alone = scan_bits((v == '"') | (v == '(') | (v == ')') | (v == ';') | (v == '%'));
  // ... and those that belong to the word around them, or else stand alone.
  uint64_t points = scan_bits((v == ',') | (v == ':'));
  uint64_t inner = points & (c.digit << 1) & (c.digit >> 1);
  alone |= points & ~inner;
  inner |= scan_bits(v == '-') & (word << 1) & (word >> 1);
  // Most 64 bytes have neither a sum of money nor an 's after a word.
  uint64_t possessive = 0;
  if (scan_bits((v == '$') | (v == '\''))) {
    alone |= scan_bits(v == '$') & ~(word << 1);
    possessive = scan_bits(v == '\'') & (word << 1) & (scan_bits(folded == 's') >> 1) &
                 ((c.blank | alone) >> 2) & (possessives ? ~0ull : 0);
  }
  uint64_t inside = word | inner | possessive;
  uint64_t cut = alone | possessive;
  c.starts = alone | (inside & (~(inside << 1) | possessive));
  c.ends = (alone << 1) | ((inside << 1) & (~inside | cut));
  c.odd = ~(c.blank | alone | inside) | c.newline;
  scan_shape_planes(&c, inside & ~possessive, alone);
  return c;
}

/// A token as the tagger keeps it; the order of the shapes is that of Token.Shape.
typedef struct {
  uint32_t start;
  uint16_t length;
  uint8_t shape;
  uint8_t startsSentence;
} scan_token;

/// The shape of a token by six facts: it has capitals, has small letters, its only capital is its
/// first letter, has one letter or digit, begins with a digit, has no letter or digit.
static const uint8_t scan_shapes[64] = {
    0, 2, 0, 4, 0, 2, 0, 1, 0, 3, 0, 4, 0, 3, 0, 1, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
    6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
};

/// The shape of a token with capitals, small letters and digits at these bits.
static inline uint8_t scan_shape(uint64_t capitals, uint64_t small, uint64_t digits) {
  uint64_t word = capitals | small | digits;
  uint64_t first = word & -word;
  unsigned facts = (capitals != 0) | (small != 0) << 1 | (capitals == first) << 2 |
                   (word == first) << 3 | ((digits & first) != 0) << 4 | (word == 0) << 5;
  return scan_shapes[facts];
}

/// The shape of a token of n (at most 64) bytes; 255 where they are not ASCII, or a mark says that
/// they may be an address or a tag.
static inline uint8_t scan_shape_of(const uint8_t *bytes, size_t n) {
  if (n == 1 && bytes[0] < 'A') return (uint8_t)(bytes[0] - '0') < 10 ? 5 : 6;
  if (n > 4 && (bytes[0] | 0x20) == 'w' && (bytes[1] | 0x20) == 'w') return 255;
  if (n > 16) {
    scan_u8x64 v = scan_load(bytes, n);
    if (scan_bits((v >= 0x80) | (v == '@') | (v == '#') | (v == ':'))) return 255;
    return scan_shape(scan_bits(scan_in_range(v, 'A', 'Z')), scan_bits(scan_in_range(v, 'a', 'z')),
                      scan_bits(scan_in_range(v, '0', '9')));
  }
  uint64_t capitals = 0, small = 0, digits = 0;
  for (size_t i = 0; i < n; i++) {
    uint8_t b = bytes[i];
    if (b >= 0x80 || b == '@' || b == '#' || b == ':') return 255;
    capitals |= (uint64_t)((uint8_t)(b - 'A') < 26) << i;
    small |= (uint64_t)((uint8_t)(b - 'a') < 26) << i;
    digits |= (uint64_t)((uint8_t)(b - '0') < 10) << i;
  }
  return scan_shape(capitals, small, digits);
}

/// Writes the tokens that start at the bits of `starts` and end at those of `ends`, as many, and
/// returns how many; `base` is the offset of bit 0. There must be room for one for each bit.
static inline size_t scan_write_tokens(scan_token_classes c, uint64_t starts, uint64_t ends,
                                       uint32_t base, scan_token *out) {
  size_t count = 0;
  while (starts && ends) {
    unsigned start = (unsigned)__builtin_ctzll(starts), end = (unsigned)__builtin_ctzll(ends);
    uint64_t shape = (c.shape[0] >> end & 1) | (c.shape[1] >> end & 1) << 1 |
                     (c.shape[2] >> end & 1) << 2;
    scan_token token = {base + start, (uint16_t)(end - start), (uint8_t)shape, 0};
    out[count++] = token;
    starts &= starts - 1;
    ends &= ends - 1;
  }
  return count;
}

/// What is wanted of 64 tokens to find the runs of capitals among them, one bit a token.
typedef struct {
  uint64_t starts;   // opens a sentence
  uint64_t capital;  // a mention may begin or end with it
  uint64_t number;
  uint64_t small;    // small letters, more than three
  uint64_t initial;  // a capital and small letters
  uint64_t shouted;  // capitals, more than three
} scan_token_marks;

typedef uint64_t scan_u64x8 __attribute__((ext_vector_type(8), aligned(4)));
typedef uint16_t scan_u16x8 __attribute__((ext_vector_type(8)));
typedef uint8_t scan_u8x8 __attribute__((ext_vector_type(8), aligned(1)));

/// Marks the first n (at most 64) tokens. A token becomes one byte first: its shape, 16 if it opens
/// a sentence, 32 if it is longer than three.
static inline scan_token_marks scan_mark_tokens(const scan_token *tokens, size_t n) {
  scan_token few[64];
  if (__builtin_expect(n < 64, 0)) {
    memset(few, 0, sizeof few);
    memcpy(few, tokens, n * sizeof(scan_token));
    tokens = few;
  }
  uint8_t codes[64];
  for (int i = 0; i < 64; i += 8) {
    scan_u64x8 v = *(const scan_u64x8 *)(tokens + i);
    scan_u16x8 kind = __builtin_convertvector(v >> 48, scan_u16x8);
    scan_u16x8 length = __builtin_convertvector(v >> 32, scan_u16x8);
    scan_u16x8 code = (kind & 7) | (kind >> 4 & 16) | ((scan_u16x8)(length > 3) & 32);
    *(scan_u8x8 *)(codes + i) = __builtin_convertvector(code, scan_u8x8);
  }
  scan_u8x64 code = scan_load(codes, 64);
  scan_u8x64 shape = code & 7, sized = code & 39;
  scan_token_marks m;
  m.starts = scan_bits((code & 16) != 0);
  m.capital = scan_bits(scan_in_range(shape, 1, 4));
  m.number = scan_bits(shape == 5);
  m.small = scan_bits(sized == 32);
  m.initial = scan_bits((shape == 1) | (shape == 4));
  m.shouted = scan_bits(sized == (32 | 2));
  return m;
}

/// Marks the bytes among the first n (at most 64) that end a plain run inside a JSON string:
/// a quote, a backslash or a control character.
static inline uint64_t scan_json_special(const uint8_t *bytes, size_t n) {
  scan_u8x64 v = scan_load(bytes, n);
  uint64_t bits = scan_bits((v == '"') | (v == '\\') | (v < 0x20));
  return n < 64 ? bits & ((1ull << n) - 1) : bits;
}

/// Marks the bytes among the first n (at most 64) that clean ASCII news text does not need looked
/// at again: everything but & ` DEL, controls other than tab and LF, and bytes from 0x80 up.
/// Two apostrophes in a row, and dot blank dot, are marked at their first byte.
static inline uint64_t scan_needs_normalizing(const uint8_t *bytes, size_t n) {
  scan_u8x64 v = scan_load(bytes, n);
  scan_i8x64 odd = (v >= 0x7F) | (v == '&') | (v == '`') | ((v < 0x20) & (v != '\n') & (v != '\t'));
  uint64_t apostrophe = scan_bits(v == '\'');
  uint64_t dot = scan_bits(v == '.');
  uint64_t blank = scan_bits(v == ' ');
  // A pair that crosses the 64 bytes is marked on suspicion; the caller looks closer anyway.
  uint64_t pair = apostrophe & ((apostrophe >> 1) | (1ull << 63));
  uint64_t spaced = dot & ((blank >> 1) | (1ull << 63)) & ((dot >> 2) | (3ull << 62));
  uint64_t bits = scan_bits(odd) | pair | spaced;
  return n < 64 ? bits & ((1ull << n) - 1) : bits;
}

static inline uint64_t scan_load8(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

/// Loads n (at most 8) bytes into the low end of a word; the rest is zero.
static inline uint64_t scan_load_upto8(const uint8_t *bytes, size_t n) {
  if (n >= 8) return scan_load8(bytes);
  if (n >= 4) {
    uint32_t low, high;
    memcpy(&low, bytes, 4);
    memcpy(&high, bytes + n - 4, 4);
    return low | ((uint64_t)high << (8 * (n - 4)));
  }
  if (n == 0) return 0;
  return bytes[0] | ((uint64_t)bytes[n >> 1] << (8 * (n >> 1))) |
         ((uint64_t)bytes[n - 1] << (8 * (n - 1)));
}

/// Asks for the cache line at `address`; the address may be any.
static inline void scan_prefetch(const void *address) { __builtin_prefetch(address); }

static inline uint64_t scan_mix(uint64_t a, uint64_t b) {
  __uint128_t product = (__uint128_t)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// Hashes exactly n bytes into 64 bits (multiply-fold, after wyhash). `fold` is OR-ed into every
/// byte: 0x20 makes ASCII letters of both cases equal, 0 keeps bytes as they are.
static inline uint64_t scan_hash(const uint8_t *bytes, size_t n, uint64_t seed, uint8_t fold) {
  const uint64_t folds = 0x0101010101010101ull * fold;
  uint64_t h = seed ^ (0xA0761D6478BD642Full + n);
  while (n > 8) {
    h = scan_mix(h ^ (scan_load8(bytes) | folds), 0xE7037ED1A0B428DBull);
    bytes += 8;
    n -= 8;
  }
  uint64_t last = scan_load_upto8(bytes, n) | (n == 0 ? 0 : folds >> (64 - 8 * n));
  return scan_mix(h ^ last, 0x8EBC6AF09C88C6E3ull);
}

/// Loads n (at most 8) bytes where 8 may be read; the others are zeroed without a branch.
static inline uint64_t scan_load_masked(const uint8_t *bytes, size_t n) {
  uint64_t mask = n >= 8 ? ~0ull : (1ull << (8 * n)) - 1;
  return scan_load8(bytes) & mask;
}

/// Hashes a word of n bytes, of which `readable` (at least n) may be read. Words are short and
/// their lengths follow no pattern, so that a branch on the length would be guessed wrong: up to 16
/// bytes go one way. `fold` as for scan_hash.
static inline uint64_t scan_hash_word(const uint8_t *bytes, size_t n, size_t readable, uint8_t fold) {
  const uint64_t folds = 0x0101010101010101ull * fold;
  uint64_t h = 0xA0761D6478BD642Full + n;
  uint8_t copy[16];
  if (__builtin_expect(readable < 16, 0)) {
    memset(copy, 0, 16);
    memcpy(copy, bytes, n);
    bytes = copy;
  } else {
    while (__builtin_expect(n > 16, 0)) {
      h = scan_mix(h ^ (scan_load8(bytes) | folds), 0xE7037ED1A0B428DBull);
      bytes += 8;
      n -= 8;
    }
  }
  size_t rest = n > 8 ? n - 8 : 0;
  uint64_t low = scan_load_masked(bytes, n) | folds;
  uint64_t high = scan_load_masked(bytes + 8, rest) | folds;
  return scan_mix(low ^ h, high ^ 0x8EBC6AF09C88C6E3ull);
}

#pragma clang diagnostic pop
#endif

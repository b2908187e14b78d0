// The kernel of this module: the one file of it that touches memory without bounds checks.
// PERF: benchmark "tag"; a word is hashed by two overlapping 8-byte loads.

internal import BroadsheetCore
internal import CScan

/// Hashes of tokens and of sequences of them, and the classes of 64 bytes at once.
enum TokenHash {
  /// Continues a hash over one token, ASCII case folded.
  static func extend(
    _ hash: UInt64,
    _ text: borrowing Span<UInt8>,
    by token: Range<Int>
  ) -> UInt64 {
    precondition(token.lowerBound >= 0 && token.upperBound <= text.count)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return hash }
      return unsafe scan_hash(base + token.lowerBound, token.count, hash, 0x20)
    }
  }

  /// The hash of a word's bytes as they are.
  @inline(__always)
  static func exact(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    hash(text, word, fold: 0)
  }

  /// The hash of a word whatever the case of its ASCII letters.
  @inline(__always)
  static func caseFolded(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    hash(text, word, fold: 0x20)
  }

  @inline(__always)
  private static func hash(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    fold: UInt8
  ) -> UInt64 {
    precondition(word.lowerBound >= 0 && word.upperBound <= text.count)
    // SAFETY: the range was just checked to lie inside the span, and so is what else may be read.
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      let readable = text.count - word.lowerBound
      return unsafe scan_hash_word(base + word.lowerBound, word.count, readable, fold)
    }
  }

  /// Continues a hash over the gap between two tokens.
  static func extend(_ hash: UInt64, gap: UInt64) -> UInt64 {
    scan_mix(hash ^ gap, 0x9E37_79B9_7F4A_7C15)
  }

  /// Classifies the 64 bytes at `position`, or as many as there are before `limit`.
  static func classify(
    _ text: borrowing Span<UInt8>,
    at position: Int,
    limit: Int
  ) -> scan_classes {
    precondition(position >= 0 && position <= limit && limit <= text.count)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return scan_classes() }
      return unsafe scan_classify(base + position, min(64, limit - position))
    }
  }

  /// Classifies the 64 bytes at `position` for the tokenizer, or as many as there are before
  /// `limit`; `possessives` tells whether `'s` is cut off words.
  @inline(__always)
  static func classifyTokens(
    _ text: borrowing Span<UInt8>,
    at position: Int,
    limit: Int,
    possessives: Bool
  ) -> scan_token_classes {
    precondition(position >= 0 && position <= limit && limit <= text.count)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return scan_token_classes() }
      return unsafe scan_classify_tokens(base + position, min(64, limit - position), possessives)
    }
  }

  /// Appends the tokens between bits of `starts` and bits of `ends`, of which there are as many;
  /// bit 0 is the byte at `base`.
  @inline(__always)
  static func append(
    _ classes: scan_token_classes,
    starts: UInt64,
    ends: UInt64,
    base: Int,
    to tokens: inout [Token]
  ) {
    if tokens.capacity - tokens.count < 64 { tokens.reserveCapacity(2 * tokens.count + 64) }
    tokens.append(addingCapacity: 64) { output in
      // SAFETY: there is space for 64 tokens, and a mask has no more bits. `Token` has the layout
      // of `scan_token`, and every byte of the pattern that is written there is one of its values.
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        guard let end = buffer.baseAddress else { return }
        count += unsafe end.withMemoryRebound(to: scan_token.self, capacity: 64) {
          unsafe scan_write_tokens(classes, starts, ends, UInt32(truncatingIfNeeded: base), $0)
        }
      }
    }
  }

  /// Marks the 64 tokens at `start`, or as many as there are.
  @inline(__always)
  static func mark(_ tokens: borrowing Span<Token>, from start: Int) -> scan_token_marks {
    precondition(start >= 0 && start <= tokens.count)
    // SAFETY: no more tokens are read than there are behind `start`; `Token` has the layout of
    // `scan_token`.
    return unsafe tokens.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return scan_token_marks() }
      return unsafe (base + start).withMemoryRebound(to: scan_token.self, capacity: 64) {
        unsafe scan_mark_tokens($0, min(64, tokens.count - start))
      }
    }
  }

  /// The shape of a token of at most 64 bytes; nil if it is not ASCII, or may be an address.
  static func shapeOfASCII(_ text: borrowing Span<UInt8>, _ token: Range<Int>) -> Token.Shape? {
    precondition(token.lowerBound >= 0 && token.upperBound <= text.count && token.count <= 64)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return unsafe Token.Shape(rawValue: scan_shape_of(base + token.lowerBound, token.count))
    }
  }

  /// Whether the line at `position` has more than `count` (up to 128) bytes.
  static func isLong(
    _ text: borrowing Span<UInt8>,
    from position: Int,
    limit: Int,
    than count: Int
  ) -> Bool {
    precondition(position >= 0 && limit <= text.count && count >= 64)
    guard limit - position > count else { return false }
    // SAFETY: there are more than `count` bytes, of which at most `count` + 1 are read.
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      let start = unsafe base + position
      return unsafe scan_newlines(start, 64) == 0 && scan_newlines(start + 64, count - 63) == 0
    }
  }

  static func fingerprint(_ hash: UInt64) -> UInt64 { hash & 0xFFFF_FFFF_0000_0000 }

  static func slot(_ hash: UInt64, mask: Int) -> Int { Int(truncatingIfNeeded: hash) & mask }

  /// The two bits of one filter word that a hash sets.
  static func filterBits(_ hash: UInt64) -> UInt64 {
    1 << (hash >> 40 & 63) | 1 << (hash >> 46 & 63)
  }

  static func filterWord(_ hash: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 18) & mask
  }

  /// Prefetches the cache line of an element that is read soon.
  @inline(__always)
  static func prefetch<Element: BitwiseCopyable>(_ elements: borrowing Span<Element>, _ index: Int)
  {
    // SAFETY: a prefetch reads nothing the program can see and faults at no address.
    unsafe elements.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe scan_prefetch(base + index)
    }
  }

  /// The little-endian word at `position`.
  static func word(_ bytes: borrowing Span<UInt8>, at position: Int) -> UInt64 {
    precondition(position >= 0 && position + 8 <= bytes.count)
    // SAFETY: the eight bytes were just checked to lie inside the span.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe UInt64(littleEndian: scan_load8(base + position))
    }
  }

  /// Copies a range of bytes at the speed of memory: every start loads a gazetteer.
  static func copy(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe bytes.withUnsafeBufferPointer { unsafe Array($0[range]) }
  }

  /// Reads `count` elements from bytes that hold them as they lie in memory, little-endian.
  static func elements<Element: BitwiseCopyable>(
    _ bytes: borrowing Span<UInt8>,
    at position: Int,
    count: Int,
    repeating zero: Element
  ) -> [Element] {
    let size = count * MemoryLayout<Element>.stride
    precondition(position >= 0 && count >= 0 && position + size <= bytes.count)
    var elements = [Element](repeating: zero, count: count)
    // SAFETY: both ranges were just checked; the element has no pointers and no invalid patterns.
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe elements.withUnsafeMutableBytes { target in
        unsafe target.copyMemory(
          from: UnsafeRawBufferPointer(source.extracting(position..<(position + size)))
        )
      }
    }
    return elements
  }

  /// The bytes of elements as they lie in memory, little-endian.
  static func bytes<Element: BitwiseCopyable>(of elements: [Element]) -> [UInt8] {
    // SAFETY: the elements have no padding: all are integers and vectors of integers.
    unsafe elements.withUnsafeBytes { unsafe Array($0) }
  }
}

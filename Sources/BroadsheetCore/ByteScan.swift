// The byte-scanning kernel: the one file of this module that touches memory without bounds checks.
// PERF: benchmarks "split" and "normalize"; 64 bytes a step instead of one.

internal import CScan

/// Searches over spans of bytes, 64 bytes a step.
///
/// Every offset is relative to the span.
package enum ByteScan {
  /// The offset of the first `byte` at or after `start`, or the span's count.
  package static func firstIndex(
    of byte: UInt8,
    in bytes: borrowing Span<UInt8>,
    from start: Int
  ) -> Int {
    let count = bytes.count
    guard start < count else { return count }
    // SAFETY: `start` lies inside the span and memchr reads at most to its end.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return count }
      guard let hit = unsafe memchr(base + start, Int32(byte), count - start) else { return count }
      return unsafe UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
    }
  }

  /// The offset at or after `start` of the first quote, backslash or control character, or the
  /// span's count: where a plain run inside a JSON string ends.
  package static func firstJSONSpecial(in bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    // SAFETY: each step reads min(64, count - position) bytes from a position inside the span.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return count }
      var position = start
      while position < count {
        let marks = unsafe scan_json_special(base + position, min(64, count - position))
        if marks != 0 { return position + marks.trailingZeroBitCount }
        position += 64
      }
      return count
    }
  }

  /// The offset of the first byte of a range that `Normalizer` must look at, or the range's end.
  ///
  /// Clean ASCII news has next to none; false alarms are allowed.
  package static func firstToNormalize(
    in bytes: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let end = range.upperBound
    // SAFETY: each step reads min(64, end - position) bytes from a position inside the range.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return end }
      var position = range.lowerBound
      while position < end {
        let marks = unsafe scan_needs_normalizing(base + position, min(64, end - position))
        if marks != 0 { return position + marks.trailingZeroBitCount }
        position += 64
      }
      return end
    }
  }

  /// A 64-bit hash of a range of bytes, the same on every machine.
  ///
  /// A table that takes its keys from input passes a `seed` that the input's author cannot know.
  package static func hash(
    _ bytes: borrowing Span<UInt8>,
    _ range: Range<Int>,
    seed: UInt64
  ) -> UInt64 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe scan_hash(base + range.lowerBound, range.count, seed, 0)
    }
  }

  /// Whether two ranges hold the same bytes.
  package static func equal(
    _ left: borrowing Span<UInt8>,
    at leftRange: Range<Int>,
    to right: borrowing Span<UInt8>,
    at rightRange: Range<Int>
  ) -> Bool {
    guard leftRange.count == rightRange.count else { return false }
    precondition(leftRange.lowerBound >= 0 && leftRange.upperBound <= left.count)
    precondition(rightRange.lowerBound >= 0 && rightRange.upperBound <= right.count)
    guard !leftRange.isEmpty else { return true }
    // SAFETY: both ranges were just checked to lie inside their spans.
    return unsafe left.withUnsafeBufferPointer { a in
      unsafe right.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return false }
        return unsafe memcmp(
          a + leftRange.lowerBound,
          b + rightRange.lowerBound,
          leftRange.count
        ) == 0
      }
    }
  }

  /// A 64-bit hash of a range of bytes that is the same for both cases of ASCII letters, and for
  /// lines that are broken elsewhere.
  package static func foldedHash(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe sketch_hash_folded(base + range.lowerBound, range.count)
    }
  }

  /// What a range of bytes has in common with near copies of it, and how many anchors it has.
  ///
  /// The 16 bytes after every anchor are hashed, whose least hashes make the sketch: texts that share
  /// passages share some of those. With few anchors there is little in it.
  package static func sketch(
    of bytes: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> (sketch: Sketch, anchors: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    // SAFETY: the range was just checked to lie inside the span.
    let made = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return CScan.sketch() }
      return unsafe sketch_of(base + range.lowerBound, range.count)
    }
    let words = made.words
    return (Sketch(words: SIMD4(words.0, words.1, words.2, words.3)), made.anchors)
  }

  /// Asks for the cache line of an element that is looked at soon.
  package static func prefetch<Element: BitwiseCopyable>(
    _ elements: borrowing Span<Element>,
    _ index: Int
  ) {
    // SAFETY: a prefetch reads nothing the program can see and faults at no address.
    unsafe elements.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe scan_prefetch(base + index)
    }
  }
}

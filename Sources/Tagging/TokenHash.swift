// The kernel of this room: the one file of it that touches memory without bounds checks.
// PERF: benchmark "tag". Two overlapping 8-byte loads hash a word in 3 ns, byte by byte in 10.

internal import BroadsheetCore
internal import CScan

/// Hashes of tokens and of runs of them, and the classes of 64 bytes at once.
enum TokenHash {
  /// Continues a hash over one token, ASCII case folded.
  static func extend(
    _ hash: UInt64,
    _ text: borrowing Span<UInt8>,
    _ token: Range<Int>
  ) -> UInt64 {
    precondition(token.lowerBound >= 0 && token.upperBound <= text.count)
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return hash }
      return unsafe scan_hash(base + token.lowerBound, token.count, hash, 0x20)
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

  static func fingerprint(_ hash: UInt64) -> UInt64 { hash & 0xFFFF_FFFF_0000_0000 }

  static func slot(_ hash: UInt64, mask: Int) -> Int { Int(truncatingIfNeeded: hash) & mask }

  static func filterBit(_ hash: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 20) & mask
  }
}

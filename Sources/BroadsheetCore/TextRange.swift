/// A half-open range of byte offsets into the text of an `ArticleBatch`.
///
/// Offsets are 32 bits wide: a record is at most 64 MiB and a batch holds little more.
package struct TextRange: Hashable, Sendable, BitwiseCopyable {
  package var start: UInt32
  package var end: UInt32

  package static let empty = TextRange(0, 0)

  package init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  package var count: Int { Int(end) - Int(start) }
  package var isEmpty: Bool { start == end }
  package var bounds: Range<Int> { Int(start)..<Int(end) }
}

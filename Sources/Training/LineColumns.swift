/// The lines of a text of columns: the ranges of the first and the last column.
struct LineColumns: Sequence, IteratorProtocol {
  struct Line {
    /// Empty if the line is blank.
    var first: Range<Int>
    /// Nil if there is only one column.
    var last: Range<Int>?

    var isEmpty: Bool { first.isEmpty }
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Line? {
    guard position < bytes.count else { return nil }
    let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
    defer { position = end + 1 }
    return line(position, end)
  }

  private func line(_ lineStart: Int, _ lineEnd: Int) -> Line {
    var (start, end) = (lineStart, lineEnd)
    while start < end, isBlank(start) { start += 1 }
    while start < end, isBlank(end - 1) { end -= 1 }
    var firstEnd = start
    while firstEnd < end, !isBlank(firstEnd) { firstEnd += 1 }
    guard firstEnd < end else { return Line(first: start..<firstEnd, last: nil) }
    var lastStart = end
    while !isBlank(lastStart - 1) { lastStart -= 1 }
    return Line(first: start..<firstEnd, last: lastStart..<end)
  }

  /// Whether a byte separates columns, as in the splitter of CoNLL dumps.
  private func isBlank(_ index: Int) -> Bool {
    let byte = bytes[index]
    return byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}

internal import BroadsheetCore

/// Turns the blocks of a dump in UTF-16 into UTF-8.
///
/// Half a surrogate pair becomes U+FFFD; a byte too many at the end is damage. The result does not
/// depend on where blocks end.
struct UTF16Text {
  private let isLittleEndian: Bool
  /// Bytes that the next block completes: of a unit, or of a pair.
  private var rest: [UInt8] = []
  /// Bytes of the text so far.
  private(set) var written = 0

  /// The order of the bytes of a text in UTF-16, by its mark or by the NULs that Latin letters have
  /// in every other byte; nil for other text.
  static func isLittleEndian(_ head: ArraySlice<UInt8>) -> Bool? {
    if head.starts(with: [0xFF, 0xFE]) { return true }
    if head.starts(with: [0xFE, 0xFF]) { return false }
    guard head.count >= 4 else { return nil }
    let odd = head.indices.count { head[$0] == 0 && ($0 - head.startIndex) % 2 == 1 }
    let even = head.count { $0 == 0 } - odd
    guard max(odd, even) * 3 >= head.count, min(odd, even) == 0 else { return nil }
    return odd > even
  }

  init(isLittleEndian: Bool) {
    self.isLittleEndian = isLittleEndian
  }

  /// Converts a block in place.
  mutating func convert(_ block: inout ByteBlock) {
    if block.followsGap { rest = [] }
    rest.append(contentsOf: block.bytes)
    block.bytes.removeAll(keepingCapacity: true)
    var position = 0
    while let scalar = next(&position, isLast: block.isLast) {
      if scalar.value != 0xFEFF || written + block.bytes.count > 0 {
        append(scalar, to: &block.bytes)
      }
    }
    rest.removeFirst(position)
    if block.isLast, !rest.isEmpty {
      block.report.damaged(Incident(file: block.file, offset: block.offset, fault: .badEncoding))
    }
    block.move(to: written)
    written += block.bytes.count
  }

  /// The character at `position`; nil where it is not whole.
  private func next(_ position: inout Int, isLast: Bool) -> Unicode.Scalar? {
    guard let high = unit(at: position) else { return nil }
    guard high & 0xFC00 == 0xD800 else {
      position += 2
      return Unicode.Scalar(high) ?? Self.replacement
    }
    guard let low = unit(at: position + 2) else {
      guard isLast else { return nil }
      position += 2
      return Self.replacement
    }
    position += 2
    guard low & 0xFC00 == 0xDC00 else { return Self.replacement }
    position += 2
    return Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF))
  }

  private static let replacement = Unicode.Scalar(0xFFFD as UInt16)

  private func unit(at position: Int) -> UInt32? {
    guard position + 1 < rest.count else { return nil }
    let (first, second) = (UInt32(rest[position]), UInt32(rest[position + 1]))
    return isLittleEndian ? second << 8 | first : first << 8 | second
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if let bytes = UTF8.encode(scalar) { text.append(contentsOf: bytes) }
  }
}

/// Numbers and texts as bytes, for files of our own.
///
/// Varints are LEB128, low bits first; words are big-endian, so that they order as their bytes do.
extension [UInt8] {
  @inlinable
  package mutating func append(varint value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  @inlinable
  package mutating func append<Word: FixedWidthInteger>(word value: Word) {
    append(addingCapacity: Word.bitWidth / 8) { free in
      var shift = Word.bitWidth
      while shift > 0 {
        shift -= 8
        free.append(UInt8(truncatingIfNeeded: value &>> Word(truncatingIfNeeded: shift)))
      }
    }
  }

  /// A length, then the text.
  package mutating func append(text: ArraySlice<UInt8>) {
    append(varint: text.count)
    append(contentsOf: text)
  }

  package mutating func append(text: String) { append(text: Array(text.utf8)[...]) }
}

/// Bytes that are not what they should be: a file that is cut, altered or another's.
package struct ByteCodingError: Error, Equatable {
  package init() {}
}

/// Reads what the functions above wrote, and throws where that is not so.
package struct ByteDecoder: Sendable {
  package let bytes: [UInt8]
  package private(set) var position: Int
  private let end: Int

  package init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = Swift.min(range?.upperBound ?? bytes.count, bytes.count)
  }

  package var isAtEnd: Bool { position >= end }

  /// Passes over so many bytes.
  package mutating func skip(_ count: Int) { position = Swift.min(end, position + count) }

  /// What has not been read.
  package var rest: Range<Int> { position..<Swift.max(position, end) }

  package mutating func byte() throws(ByteCodingError) -> UInt8 {
    guard position < end else { throw ByteCodingError() }
    defer { position += 1 }
    return bytes[position]
  }

  package mutating func varint() throws(ByteCodingError) -> Int {
    guard position < end else { throw ByteCodingError() }
    if bytes[position] < 0x80 {
      defer { position += 1 }
      return Int(bytes[position])
    }
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      shift += 7
      guard shift < 64 else { throw ByteCodingError() }
    }
  }

  /// A varint that counts something: not below zero, nor above `limit`.
  package mutating func count(limit: Int = Int(Int32.max)) throws(ByteCodingError) -> Int {
    let value = try varint()
    guard value >= 0, value <= limit else { throw ByteCodingError() }
    return value
  }

  package mutating func word() throws(ByteCodingError) -> UInt64 {
    guard end - position >= 8 else { throw ByteCodingError() }
    var value: UInt64 = 0
    for place in position..<(position + 8) { value = value << 8 | UInt64(bytes[place]) }
    position += 8
    return value
  }

  package mutating func word() throws(ByteCodingError) -> UInt32 {
    guard end - position >= 4 else { throw ByteCodingError() }
    var value: UInt32 = 0
    for place in position..<(position + 4) { value = value << 8 | UInt32(bytes[place]) }
    position += 4
    return value
  }

  package mutating func word() throws(ByteCodingError) -> Int {
    Int(bitPattern: UInt(try word() as UInt64))
  }

  package mutating func word() throws(ByteCodingError) -> Int32 {
    Int32(bitPattern: try word() as UInt32)
  }

  /// The place of a text with its length.
  package mutating func text() throws(ByteCodingError) -> Range<Int> {
    let count = try count()
    guard count <= end - position else { throw ByteCodingError() }
    defer { position += count }
    return position..<(position + count)
  }

  package mutating func string() throws(ByteCodingError) -> String {
    String(decoding: bytes[try text()], as: UTF8.self)
  }
}

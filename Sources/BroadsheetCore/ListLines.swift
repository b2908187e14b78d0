/// The lines of a list that a person wrote: without their ends, without empty ones and without those
/// that start with `#`.
package struct ListLines {
  private let bytes: [UInt8]
  private var start: Int
  private var number = 0

  /// Of the bytes from `start` on.
  package init(_ bytes: [UInt8], from start: Int = 0) { (self.bytes, self.start) = (bytes, start) }

  /// The next line with its number, counted from 1; nil at the end.
  package mutating func next() -> (number: Int, line: ArraySlice<UInt8>)? {
    while start < bytes.count {
      number += 1
      let first = start
      var end = ByteScan.firstIndex(of: 0x0A, in: bytes.span, from: first)
      start = end + 1
      if end > first, bytes[end - 1] == 0x0D { end -= 1 }
      if end > first, bytes[first] != UInt8(ascii: "#") { return (number, bytes[first..<end]) }
    }
    return nil
  }
}

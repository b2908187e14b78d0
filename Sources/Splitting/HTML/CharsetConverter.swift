// The one file of this module that holds unsafe code: libc's iconv.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Converts pages to UTF-8 by libc's tables.
enum CharsetConverter {
  /// U+FFFD in UTF-8.
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The text in UTF-8, with each invalid byte replaced; nil if libc lacks the encoding.
  static func convert(_ stored: ArraySlice<UInt8>, from charset: Charset) -> [UInt8]? {
    // SAFETY: both names are strings of ours; the descriptor is checked before it is used.
    guard let converter = unsafe iconv_open("UTF-8", charset.iconvName),
      unsafe converter != iconv_t(bitPattern: -1)
    else { return nil }
    // SAFETY: opened above, closed once, not used afterwards.
    defer { unsafe _ = iconv_close(converter) }
    var text: [UInt8] = []
    text.reserveCapacity(stored.count + stored.count / 2)
    var rest = stored
    var size = largestPiece
    while !rest.isEmpty {
      // SAFETY: the converter is open.
      let (read, state) = unsafe step(converter, rest.prefix(size), into: &text)
      rest = rest.dropFirst(read)
      // A character that the piece cuts is whole in the next one.
      let isCut = state == EINVAL && read == 0 && rest.count <= size
      guard !isCut else { break }
      size = min(2 * size, largestPiece)
      guard state == EILSEQ || state == EINVAL && read == 0 else { continue }
      text.append(contentsOf: replacement)
      rest = rest.dropFirst()
      // Errors are often close together, and each costs a piece.
      size = smallestPiece
    }
    return text
  }

  private static let smallestPiece = 64
  private static let largestPiece = 16 << 10

  /// Converts a piece; returns how much of it was read, and what stopped it or 0.
  // SAFETY: callers pass a converter that is open.
  @unsafe private static func step(
    _ converter: iconv_t,
    _ piece: ArraySlice<UInt8>,
    into text: inout [UInt8]
  ) -> (read: Int, state: Int32) {
    var input = Array(piece)
    // No character takes more than four times its bytes in UTF-8.
    var output = [UInt8](repeating: 0, count: 4 * input.count)
    var inputLeft = input.count
    var outputLeft = output.count
    var state: Int32 = 0
    // SAFETY: iconv reads and writes inside the two arrays, whose counts it is given; it does not
    // change its input, and both outlive the call.
    unsafe input.withUnsafeMutableBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
        let result = unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
        if result == -1 { state = errno }
      }
    }
    text.append(contentsOf: output[..<(output.count - outputLeft)])
    return (input.count - inputLeft, state)
  }
}

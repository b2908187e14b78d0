internal import BroadsheetCore

/// A gzip member header, RFC 1952 section 2.3, read and checked.
///
/// Skips its fields in bounded memory and never keeps them: a file name inside a dump is never used
/// as a path.
enum GzipHeader {
  case valid
  /// The header's own checksum is wrong. The data's checksum decides.
  case wrongChecksum
  case invalid(Fault)

  static let magic: (UInt8, UInt8) = (0x1F, 0x8B)

  private struct Flags: OptionSet {
    let rawValue: UInt8
    static let checksum = Flags(rawValue: 1 << 1)
    static let extra = Flags(rawValue: 1 << 2)
    static let name = Flags(rawValue: 1 << 3)
    static let comment = Flags(rawValue: 1 << 4)
    static let reserved = Flags(rawValue: 0b1110_0000)
  }

  /// Reads a header that starts at the next byte of `input`.
  static func read(_ input: inout InputBuffer) -> GzipHeader {
    guard input.require(10) >= 10 else { return .invalid(.truncated) }
    guard input.byte(at: 0) == magic.0, input.byte(at: 1) == magic.1, input.byte(at: 2) == 8
    else { return .invalid(.notGzip) }
    let flags = Flags(rawValue: input.byte(at: 3))
    guard flags.isDisjoint(with: .reserved) else { return .invalid(.badHeader) }
    var crc: UInt32? = flags.contains(.checksum) ? 0 : nil
    guard skip(10, of: &input, checksum: &crc), skipFields(flags, of: &input, checksum: &crc)
    else { return .invalid(.truncated) }
    guard let crc else { return .valid }
    guard let low = input.next(), let high = input.next() else { return .invalid(.truncated) }
    return UInt32(low) | UInt32(high) << 8 == crc & 0xFFFF ? .valid : .wrongChecksum
  }

  /// Whether the ready bytes look like a header.
  ///
  /// Strict, because damaged data is searched at every offset: no reserved flag, and only
  /// compression levels and systems that writers really use.
  static func isPlausible(_ input: borrowing InputBuffer) -> Bool {
    guard input.available >= 10, input.byte(at: 0) == magic.0, input.byte(at: 1) == magic.1
    else { return false }
    return input.byte(at: 2) == 8 && input.byte(at: 3) & Flags.reserved.rawValue == 0
      && [0, 2, 4].contains(input.byte(at: 8))
      && (input.byte(at: 9) <= 13 || input.byte(at: 9) == 255)
  }

  /// Skips the optional fields, continuing `crc` over them where the header has a checksum.
  private static func skipFields(
    _ flags: Flags,
    of input: inout InputBuffer,
    checksum crc: inout UInt32?
  ) -> Bool {
    if flags.contains(.extra) {
      guard input.require(2) >= 2 else { return false }
      let count = Int(input.byte(at: 0)) | Int(input.byte(at: 1)) << 8
      guard skip(2 + count, of: &input, checksum: &crc) else { return false }
    }
    if flags.contains(.name), !skipString(&input, &crc) { return false }
    if flags.contains(.comment), !skipString(&input, &crc) { return false }
    return true
  }

  /// Skips whole pieces at a time: damaged data is full of headers with long fields.
  private static func skip(
    _ count: Int,
    of input: inout InputBuffer,
    checksum crc: inout UInt32?
  ) -> Bool {
    var rest = count
    while rest > 0 {
      let length = min(rest, input.require(1))
      guard length > 0 else { return false }
      input.advance(length, checksum: &crc)
      rest -= length
    }
    return true
  }

  private static func skipString(_ input: inout InputBuffer, _ crc: inout UInt32?) -> Bool {
    while input.require(1) > 0 {
      let length =
        ByteScan.firstIndex(of: 0, in: input.bytes.span, from: input.position)
        - input.position
      let isEnd = length < input.available
      input.advance(isEnd ? length + 1 : length, checksum: &crc)
      if isEnd { return true }
    }
    return false
  }
}

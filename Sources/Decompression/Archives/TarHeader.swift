internal import BroadsheetCore

/// A header of a tar archive, 512 bytes: POSIX ustar, GNU and the old form of V7.
struct TarHeader {
  static let length = 512

  /// Bytes of the entry's data, without the padding up to the next header.
  let size: Int
  /// Whether it is an ordinary file; what else there is carries no news.
  let isFile: Bool
  /// Why it is no dump, by its name.
  let skipped: SkippedFile?

  /// Nil where `bytes` hold no header: its checksum decides.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    let header = Array(bytes)
    guard let sum = Self.octal(header[148..<156]), sum == Self.checksum(header),
      let size = Self.size(header[124..<136])
    else { return nil }
    self.size = size
    let kind = header[156]
    isFile = kind == 0x30 || kind == 0 || kind == 0x37
    skipped = SkippedFile.kind(of: header[0..<100].prefix { $0 != 0 })
  }

  /// Whether a dump that begins like this is an archive.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count >= length else { return false }
    let header = head.prefix(length)
    // The old form has no magic, and text can hardly have the right sum by chance.
    return TarHeader(header) != nil
  }

  /// Whether the mark of POSIX and GNU is in its place.
  static func hasMagic(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.dropFirst(257).starts(with: magic)
  }

  private static let magic = Array("ustar".utf8)

  /// The sum of all bytes, those of the sum itself taken as blanks.
  private static func checksum(_ header: [UInt8]) -> Int {
    header.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(header[$1])) }
  }

  /// An octal number between blanks and NULs.
  private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }

  /// Octal, or, for what is larger than 8 GiB, binary with the first bit set.
  private static func size(_ field: ArraySlice<UInt8>) -> Int? {
    guard field.first == 0x80 else {
      return octal(field) ?? (field.allSatisfy { $0 == 0 } ? 0 : nil)
    }
    let value = field.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value < 1 << 62 ? Int(value) : nil
  }
}

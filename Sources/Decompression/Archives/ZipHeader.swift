internal import BroadsheetCore

/// A local header of a ZIP archive: APPNOTE.TXT, section 4.3.7.
///
/// Archives are read from front to back, as they come through a pipe, so the directory at their end
/// is not used. Names are looked at and never used as paths.
struct ZipHeader {
  enum Method: Equatable {
    case stored, deflated
    /// Data that say themselves what they are: bzip2, xz, Zstandard.
    case framed
    case unknown
  }

  static let signature = Array("PK\u{3}\u{4}".utf8)
  /// What comes behind the last file: the directory, or parts of one.
  private static let ends: [[UInt8]] = [
    Array("PK\u{1}\u{2}".utf8), Array("PK\u{5}\u{6}".utf8), Array("PK\u{6}\u{6}".utf8),
    Array("PK\u{6}\u{7}".utf8), Array("PK\u{6}\u{8}".utf8),
  ]
  static let descriptor = Array("PK\u{7}\u{8}".utf8)
  /// Bytes of the part whose length is fixed.
  static let length = 30

  let method: Method
  let isEncrypted: Bool
  /// Sizes and checksum are behind the data.
  let hasDescriptor: Bool
  let checksum: UInt32
  /// Bytes as stored; nil where only the data's end tells.
  let storedSize: Int?
  /// Not a folder.
  let isFile: Bool
  /// Why it is no dump, by its name.
  let skipped: SkippedFile?

  /// Reads a header whose name and extra fields are among the ready bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    let header = Fields(bytes)
    let flags = header.short(at: 6)
    let nameEnd = Self.length + header.short(at: 26)
    let extra = nameEnd..<nameEnd + header.short(at: 28)
    isEncrypted = flags & 1 != 0
    hasDescriptor = flags & 8 != 0
    checksum = UInt32(header.word(at: 14))
    switch header.short(at: 8) {
    case 0: method = .stored
    case 8: method = .deflated
    case 12, 93, 95: method = .framed
    default: method = .unknown
    }
    let size = header.word(at: 18)
    let size64 = size == 0xFFFF_FFFF ? header.storedSize64(in: extra) : size
    storedSize = hasDescriptor && size == 0 ? nil : size64
    let name = bytes.dropFirst(Self.length).prefix(header.short(at: 26))
    isFile = name.last.map { $0 != UInt8(ascii: "/") } ?? false
    skipped = SkippedFile.kind(of: name)
  }

  /// How many bytes a header takes, whose fixed part is ready.
  static func length(of bytes: ArraySlice<UInt8>) -> Int {
    let header = Fields(bytes)
    return length + header.short(at: 26) + header.short(at: 28)
  }

  static func isEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
    ends.contains { bytes.starts(with: $0) }
  }

  /// Whether a dump that begins like this is an archive.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    head.starts(with: signature) || head.starts(with: ends[1])
      // One that was to be split, and was not.
      || head.starts(with: descriptor) && head.dropFirst(4).starts(with: signature)
      || head.starts(with: Array("PK00PK\u{3}\u{4}".utf8))
  }
}

/// Numbers in the bytes of a header.
private struct Fields {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  func short(at offset: Int) -> Int { number(at: offset, bytes: 2) }
  func word(at offset: Int) -> Int { number(at: offset, bytes: 4) }

  /// Little-endian; 0 where bytes are missing.
  private func number(at offset: Int, bytes count: Int) -> Int {
    let field = bytes.dropFirst(offset).prefix(count)
    guard field.count == count else { return 0 }
    return field.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The size in an extra field of ZIP64, behind that of the text; nil where there is none.
  func storedSize64(in extra: Range<Int>) -> Int? {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let size = short(at: position + 2)
      if short(at: position) == 1, size >= 16 {
        let high = word(at: position + 16)
        return high < 1 << 30 ? high << 32 | word(at: position + 12) : nil
      }
      position += 4 + size
    }
    return nil
  }
}

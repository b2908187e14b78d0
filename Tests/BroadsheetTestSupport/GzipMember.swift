internal import CorpusKit

/// One gzip member to be built, right or wrong on purpose (RFC 1952).
package struct GzipMember: Sendable {
  package enum Coding: Sendable {
    case stored
    case deflated(level: Int)
    /// Deflate data as given, valid or not.
    case raw([UInt8])
  }

  package var text: [UInt8]
  package var coding = Coding.deflated(level: 6)
  package var isText = false
  package var extra: [UInt8]?
  package var name: [UInt8]?
  package var comment: [UInt8]?
  package var hasHeaderChecksum = false
  package var method: UInt8 = 8
  package var reservedFlags: UInt8 = 0
  /// Bits to turn over in the checksums and the length.
  package var headerChecksumError: UInt16 = 0
  package var crcError: UInt32 = 0
  package var sizeError: UInt32 = 0

  package init(_ text: [UInt8], _ coding: Coding = .deflated(level: 6)) {
    self.text = text
    self.coding = coding
  }

  package init(_ text: String, _ coding: Coding = .deflated(level: 6)) {
    self.init(Array(text.utf8), coding)
  }

  package var header: [UInt8] {
    var flags = reservedFlags
    if isText { flags |= 1 }
    if hasHeaderChecksum { flags |= 2 }
    if extra != nil { flags |= 4 }
    if name != nil { flags |= 8 }
    if comment != nil { flags |= 16 }
    var header: [UInt8] = [0x1F, 0x8B, method, flags, 0, 0, 0, 0, 0, 3]
    if let extra { header += little(UInt64(extra.count), 2) + extra }
    if let name { header += name + [0] }
    if let comment { header += comment + [0] }
    guard hasHeaderChecksum else { return header }
    let checksum = UInt16(truncatingIfNeeded: Checksum.crc32(header)) ^ headerChecksumError
    return header + little(UInt64(checksum), 2)
  }

  package var body: [UInt8] {
    switch coding {
    case .stored: stored
    case .deflated(let level): deflated(level)
    case .raw(let bytes): bytes
    }
  }

  package var trailer: [UInt8] {
    little(UInt64(Checksum.crc32(text) ^ crcError), 4)
      + little(UInt64(UInt32(truncatingIfNeeded: text.count) ^ sizeError), 4)
  }

  package var bytes: [UInt8] { header + body + trailer }

  private var stored: [UInt8] {
    var body: [UInt8] = []
    var position = 0
    repeat {
      let part = text[position..<min(text.count, position + 65_535)]
      position = part.endIndex
      let length = UInt64(part.count)
      body += [position == text.count ? 1 : 0] + little(length, 2) + little(~length, 2) + part
    } while position < text.count
    return body
  }

  private func deflated(_ level: Int) -> [UInt8] {
    Array(Self.plain(text, level: level).dropFirst(10).dropLast(8))
  }

  /// A whole member as zlib writes it, for texts too large for the slow checksum of a test.
  package static func plain(_ text: [UInt8], level: Int) -> [UInt8] {
    var deflater = Deflater(level: level)
    var member: [UInt8] = []
    deflater.deflate(text[...], end: true, into: &member)
    return member
  }
}

/// The low bytes of a number, lowest first.
package func little(_ value: UInt64, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
}

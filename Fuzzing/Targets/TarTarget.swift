internal import BroadsheetCore
internal import Decompression

/// Tar archives whose headers get their true sum: no mutation keeps one.
enum TarTarget {
  private static let block = 512

  static func run(_ input: [UInt8]) {
    let archive = repaired(input)
    var reader = DumpReader(ByteSource(bytes: archive), file: 0, pool: blocks)
    var (offset, entries, hasEnded) = (0, 0, false)
    while offset < 4 * BlockPool.blockSize, let part = reader.next() {
      check(!hasEnded, "the last block is the last one")
      check(part.offset == offset, "blocks stand side by side")
      offset += part.bytes.count
      if part.opensEntry { entries += 1 }
      hasEnded = part.isLast
      blocks.give(part.bytes)
    }
    check(hasEnded || offset >= 4 * BlockPool.blockSize, "an archive ends")
    check(!hasEnded || reader.facts.textBytes == offset, "text is counted")
    check(entries <= archive.count / block + 1, "no file is read twice")
  }

  /// Every block that claims to be a header gets its sum.
  private static func repaired(_ input: [UInt8]) -> [UInt8] {
    var bytes = input
    var start = 0
    while start + block <= bytes.count {
      let isHeader = bytes[(start + 257)...].starts(with: "ustar".utf8)
      if isHeader { writeSum(&bytes, at: start) }
      start += block
    }
    return bytes
  }

  private static func writeSum(_ bytes: inout [UInt8], at start: Int) {
    let field = start + 148..<start + 156
    for index in field { bytes[index] = 0x20 }
    var sum = bytes[start..<start + block].reduce(0) { $0 + Int($1) }
    for index in (field.lowerBound..<field.lowerBound + 6).reversed() {
      bytes[index] = 0x30 + UInt8(sum & 7)
      sum >>= 3
    }
    bytes[field.lowerBound + 6] = 0
  }
}

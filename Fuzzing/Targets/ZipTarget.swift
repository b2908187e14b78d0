internal import BroadsheetCore
internal import Decompression

/// ZIP archives that the input decides on: their files come out as they went in; and the input as it
/// is, behind the signature of an archive, ends and is counted.
enum ZipTarget {
  static func run(_ input: [UInt8]) {
    var choices = Choices(input)
    let count = 1 + choices.next(below: 4)
    let files = (0..<count).map { _ in Self.file(&choices) }
    let archive = files.flatMap(\.bytes) + end
    let (entries, report) = read(archive)
    check(report.isClean, "a whole archive is no fault: \(report.damage)")
    check(entries == files.map(\.text), "every file comes out as it went in")
    _ = read(archive.dropLast(choices.next(below: archive.count)) + choices.rest)
    _ = read(signature + input)
  }

  private static func read(_ archive: [UInt8]) -> (entries: [[UInt8]], report: ReadReport) {
    var reader = DumpReader(ByteSource(bytes: archive), file: 0, pool: blocks)
    var (offset, entries, report) = (0, [[UInt8]](), ReadReport())
    var hasEnded = false
    while offset < 4 * BlockPool.blockSize, let part = reader.next() {
      check(!hasEnded && part.offset == offset, "blocks stand side by side, and one is the last")
      offset += part.bytes.count
      if part.opensEntry { entries.append([]) }
      if !entries.isEmpty { entries[entries.count - 1] += part.bytes }
      report.merge(part.report)
      hasEnded = part.isLast
      blocks.give(part.bytes)
    }
    check(hasEnded || offset >= 4 * BlockPool.blockSize, "an archive ends")
    check(!hasEnded || reader.facts.textBytes == offset, "text is counted")
    return (entries, report)
  }

  private static let signature = Array("PK\u{3}\u{4}".utf8)
  private static let end = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)

  private static func file(_ choices: inout Choices) -> (text: [UInt8], bytes: [UInt8]) {
    let letters = Array("News of the day. \nPK".utf8)
    let text = (0..<1 + choices.next(below: 200)).map { _ in
      letters[choices.next(below: letters.count)]
    }
    // The reader looks into what may be a container: these are text.
    let body = Array("A ".utf8) + text
    let isDeflated = choices.next(below: 2) == 0
    let stored = isDeflated ? [1] + short(body.count) + short(~body.count) + body : body
    let isKnown = choices.next(below: 2) == 0
    let sums = word(Int(crc(body))) + word(stored.count) + word(body.count)
    let none = [UInt8](repeating: 0, count: 12)
    var head = signature + short(20) + short(isKnown ? 0 : 8) + short(isDeflated ? 8 : 0)
    head += short(0) + short(0) + (isKnown ? sums : none) + short(1) + short(0)
    head.append(UInt8(ascii: "a"))
    let descriptor = isKnown ? [] : Array("PK\u{7}\u{8}".utf8) + sums
    return (body, head + stored + descriptor)
  }

  private static func short(_ value: Int) -> [UInt8] { littleEndian(value, 2) }
  private static func word(_ value: Int) -> [UInt8] { littleEndian(value, 4) }

  private static func littleEndian(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = ~0
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
    return ~crc
  }
}

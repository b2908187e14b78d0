internal import BroadsheetCore
internal import CZlib
internal import Decompression

/// Stored dumps of every container, against zlib where they begin like gzip.
///
/// Where the first byte is odd, the rest is deflated data that gets a true header and trailer: no
/// mutation keeps a checksum true. What follows its end stays behind the trailer.
enum GzipTarget {
  /// Enough text to fill several blocks; a bomb is left there.
  private static let textLimit = 6 * BlockPool.blockSize

  /// ISA-L decodes up to three symbols at once, and none of them where the last one is cut.
  private static let readAhead = 2

  static func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    var file = Array(input.dropFirst())
    if first & 1 != 0 { file = framed(file) }
    let result = read(file)
    if file.starts(with: [0x1F, 0x8B]) { compare(result, file) }
  }

  /// What came out of a dump.
  private struct Text {
    /// Up to the first gap.
    var bytes: [UInt8] = []
    var report = ReadReport()
    var entries = 0
    var isWhole = false
  }

  private static func read(_ file: [UInt8]) -> Text {
    var reader = DumpReader(ByteSource(bytes: file), file: 0, pool: blocks)
    var text = Text()
    var (offset, hasGap, hasEnded) = (0, false, false)
    while offset < textLimit, let block = reader.next() {
      check(!hasEnded, "the last block is the last one")
      check(block.offset == offset, "blocks stand side by side")
      check(block.bytes.count <= BlockPool.blockSize, "blocks are bounded")
      offset += block.bytes.count
      hasGap = hasGap || block.followsGap
      if !hasGap { text.bytes += block.bytes }
      text.report.merge(block.report)
      hasEnded = block.isLast
      blocks.give(block.bytes)
    }
    text.isWhole = hasEnded
    text.entries = reader.facts.entries
    check(offset >= textLimit || hasEnded, "a dump ends with a last block")
    check(!hasEnded || reader.facts.textBytes == offset, "text is counted")
    return text
  }

  private static func compare(_ text: Text, _ file: [UInt8]) {
    guard text.entries == 0 else { return }
    let (expected, status, _) = Zlib.inflate(file, windowBits: 15 + 16, limit: textLimit)
    let same = zip(text.bytes, expected).prefix { $0 == $1 }.count
    let least = min(text.bytes.count, expected.count)
    let isDoubtful = text.report.headerWarnings > 0
    if status == Z_STREAM_END {
      check(same == expected.count, "the first member's text: \(same) of \(expected.count)")
      check(
        text.report.damage.allSatisfy { $0.member != 1 || $0.fault.isBehindMember },
        "a valid member is not damaged: \(text.report.damage)"
      )
    } else if !isDoubtful, expected.count < textLimit {
      check(text.report.damageCount > 0, "no fault of the first member is silent: \(status)")
      check(same == least, "what precedes the fault is recovered: \(same) of \(least)")
      check(
        text.bytes.count + readAhead >= expected.count,
        "what precedes the fault is recovered: \(text.bytes.count) of \(expected.count)"
      )
    }
  }

  /// A header without fields, the data up to their end, checksum and length, and what is left.
  private static func framed(_ data: [UInt8]) -> [UInt8] {
    let (text, status, used) = Zlib.inflate(data, windowBits: -15, limit: textLimit)
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    guard status == Z_STREAM_END else { return header + data }
    let trailer = [Zlib.crc32(text), UInt32(truncatingIfNeeded: text.count)].flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
    return header + data[..<used] + trailer + data[used...]
  }
}

extension Fault {
  /// Found between members, and counted with the one before.
  fileprivate var isBehindMember: Bool {
    self == .trailingGarbage || self == .corruptData || self == .truncated
  }
}

/// The reference: the whole of the data in one call.
private enum Zlib {
  static func inflate(
    _ data: [UInt8],
    windowBits: Int32,
    limit: Int
  ) -> (text: [UInt8], status: Int32, used: Int) {
    var stream = unsafe z_stream()
    var status: Int32 = Z_OK
    var used = 0
    // SAFETY: zlib gets both buffers with their true sizes and is ended before they go.
    let text = unsafe [UInt8](unsafeUninitializedCapacity: limit) { target, count in
      unsafe data.withUnsafeBufferPointer { source in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.avail_in = UInt32(source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(limit)
        unsafe _ = inflateInit2_(
          &stream,
          windowBits,
          ZLIB_VERSION,
          Int32(MemoryLayout<z_stream>.size)
        )
        status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        count = unsafe limit - Int(stream.avail_out)
        used = unsafe source.count - Int(stream.avail_in)
        unsafe _ = inflateEnd(&stream)
      }
    }
    return (text, status, used)
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    // SAFETY: the buffer is valid for the call.
    unsafe bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: unsafe crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}

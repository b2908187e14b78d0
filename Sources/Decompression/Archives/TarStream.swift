internal import BroadsheetCore

/// The files of a tar archive, read one after the other out of inflated text.
///
/// Damage costs the file it is in; the next header is then found by its checksum.
final class TarStream: Archive {
  private var outer: Inflater
  private var block: [UInt8] = []
  private var position = 0
  /// Offset in the archive of `block[0]`.
  private var base = 0
  /// What is left of the present file, and of the padding behind it.
  private var remaining = 0
  private var padding = 0
  /// Bytes were lost, and no header was found since.
  private var isTorn = false
  private var hasEnded = false
  /// What the archive and its container had to report since this was last taken.
  private var report = ReadReport()
  /// Whether the archive or its container ever reported damage.
  private var isDamaged = false
  /// Offset in the archive where the present file begins.
  private(set) var entryOffset = 0
  /// The file before the present one was cut.
  private(set) var followsGap = false

  /// - Parameters:
  ///   - outer: the archive's own inflater.
  ///   - first: the block that it began with.
  init(_ outer: consuming Inflater, first: consuming ByteBlock) {
    self.outer = outer
    report = first.report
    isDamaged = !report.isClean
    hasEnded = first.isLast
    block = first.bytes
  }

  var kind: String? { "tar" }
  var facts: DumpFacts { outer.facts }

  func takeReport() -> ReadReport {
    defer { report = ReadReport() }
    return report
  }

  /// Goes to the next file, over what is left of the present one; false at the end.
  func nextEntry() -> Bool {
    skip(remaining + padding)
    followsGap = isTorn || remaining + padding > 0
    (remaining, padding) = (0, 0)
    while let header = nextHeader() {
      padding = -header.size & (TarHeader.length - 1)
      entryOffset = base + position
      if header.isFile, header.size > 0 {
        guard let kind = header.skipped else {
          remaining = header.size
          return true
        }
        report.skippedFiles[kind, default: 0] += 1
      }
      remaining = header.size
      skip(remaining + padding)
    }
    return false
  }

  /// Appends up to `count` bytes of the present file to `buffer`; returns how many, 0 at its end.
  func read(_ count: Int, into buffer: inout [UInt8]) -> Int {
    guard remaining > 0, isReady() else { return 0 }
    let part = min(count, remaining, block.count - position)
    buffer.append(contentsOf: block[position..<position + part])
    position += part
    remaining -= part
    return part
  }

  /// Reads over bytes of the present file and its padding.
  private func skip(_ count: Int) {
    var rest = count
    while rest > 0, isReady() {
      let part = min(rest, block.count - position)
      position += part
      rest -= part
    }
    padding = rest
    remaining = 0
    if rest > 0, !isTorn { report(.truncated) }
  }

  /// The next header, padding skipped; after damage, the next place that has the right sum.
  private func nextHeader() -> TarHeader? {
    while let bytes = peek(TarHeader.length) {
      // Summing up at every byte would take 512 times as long as reading.
      if isTorn, !TarHeader.hasMagic(bytes) {
        position += 1
      } else if let header = TarHeader(bytes) {
        position += TarHeader.length
        isTorn = false
        return header
      } else if isTorn {
        position += 1
      } else if bytes.allSatisfy({ $0 == 0 }) {
        position += TarHeader.length
      } else {
        report(.corruptData)
        isTorn = true
      }
    }
    return nil
  }

  /// The next `count` bytes, or nil if there are fewer, which is damage unless they are padding.
  private func peek(_ count: Int) -> ArraySlice<UInt8>? {
    while block.count - position < count {
      guard let next = nextBlock() else {
        if !isTorn, block[position...].contains(where: { $0 != 0 }) { report(.truncated) }
        position = block.count
        return nil
      }
      let rest = next.followsGap ? [] : Array(block[position...])
      base = next.offset - rest.count
      block = rest + next.bytes
      position = 0
    }
    return block[position..<position + count]
  }

  /// Whether a byte of the present file is at hand; false at the archive's end and at a gap.
  private func isReady() -> Bool {
    while position == block.count, !isTorn {
      guard let next = nextBlock() else { return false }
      base = next.offset
      block = next.bytes
      position = 0
    }
    return !isTorn
  }

  private func nextBlock() -> ByteBlock? {
    guard !hasEnded, let next = outer.inflate() else { return nil }
    report.merge(next.report)
    isDamaged = isDamaged || !next.report.isClean
    hasEnded = next.isLast
    if next.followsGap { isTorn = true }
    return next
  }

  /// Reports damage of the archive, unless its container has reported it already.
  private func report(_ fault: Fault) {
    guard !isDamaged else { return }
    isDamaged = true
    report.damaged(Incident(file: outer.file, offset: base + position, fault: fault))
  }
}

internal import BroadsheetCore

/// A stream that is made of the text of another one, and holds one dump or several.
///
/// Shared by the reader that goes from file to file and the inflater that reads the present one.
protocol Archive: AnyObject {
  /// What scans call it; nil for what holds one file alone.
  var kind: String? { get }
  /// What the container around it is, as far as it was read.
  var facts: DumpFacts { get }
  /// Offset in the container's text where the present file begins.
  var entryOffset: Int { get }
  /// The file before the present one was cut.
  var followsGap: Bool { get }

  /// Goes to the next file, over what is left of the present one; false at the end.
  func nextEntry() -> Bool

  /// Appends up to `count` bytes of the present file to `buffer`; returns how many, 0 at its end.
  func read(_ count: Int, into buffer: inout [UInt8]) -> Int

  /// What it and its container had to report since this was last taken.
  func takeReport() -> ReadReport
}

/// The text of a container as one file: for a container inside a container.
final class InnerStream: Archive {
  private var outer: Inflater
  private var block: [UInt8]
  private var position = 0
  private var hasEnded: Bool
  private var hasBegun = false
  private var report: ReadReport
  /// Whether the container ever reported damage.
  private(set) var isDamaged: Bool

  /// - Parameters:
  ///   - outer: the container's inflater.
  ///   - first: the block that it began with.
  init(_ outer: consuming Inflater, first: consuming ByteBlock) {
    self.outer = outer
    report = first.report
    isDamaged = !report.isClean
    hasEnded = first.isLast
    block = first.bytes
  }

  var facts: DumpFacts { outer.facts }
  var file: Int { outer.file }
  var kind: String? { nil }
  let entryOffset = 0
  let followsGap = false

  func nextEntry() -> Bool {
    defer { hasBegun = true }
    return !hasBegun
  }

  func read(_ count: Int, into buffer: inout [UInt8]) -> Int {
    while position == block.count {
      guard !hasEnded, let next = outer.inflate() else { return 0 }
      report.merge(next.report)
      isDamaged = isDamaged || !next.report.isClean
      hasEnded = next.isLast
      (block, position) = (next.bytes, 0)
    }
    let part = min(count, block.count - position)
    buffer.append(contentsOf: block[position..<position + part])
    position += part
    return part
  }

  func takeReport() -> ReadReport {
    defer { report = ReadReport() }
    return report
  }
}

internal import BroadsheetCore

/// Cuts pieces of text into lines.
///
/// Holds one piece and one line, of at most 16 MiB.
struct LineSource {
  private static let longest = 16 << 20

  private let read: () throws -> [UInt8]?
  private(set) var bytes: [UInt8] = []
  private var position = 0
  private var hasEnded = false
  /// The number of the last line, from 1.
  private(set) var number = 0

  /// `read` returns the next piece, or nil at the end.
  init(_ read: @escaping () throws -> [UInt8]?) { self.read = read }

  /// Returns the range of the next line in `bytes`, without its line end; nil at the end.
  mutating func next(_ name: String) throws -> Range<Int>? {
    var end = ByteScan.firstIndex(of: 0x0A, in: bytes.span, from: position)
    while end == bytes.count, !hasEnded {
      let searched = end - position
      guard searched <= Self.longest else {
        throw TableError(.noInput, "\(name), line \(number + 1): over 16 MiB; this is not a table")
      }
      try refill()
      end = ByteScan.firstIndex(of: 0x0A, in: bytes.span, from: searched)
    }
    guard position < bytes.count else { return nil }
    let start = position
    position = min(bytes.count, end + 1)
    number += 1
    return start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
  }

  private mutating func refill() throws {
    bytes.removeFirst(position)
    position = 0
    guard let piece = try read() else { return hasEnded = true }
    bytes.append(contentsOf: piece)
  }
}

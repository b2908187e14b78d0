// The one file that makes strings of input: clusters of at most 32 scalars, never a whole text.

internal import BroadsheetCore
@_spi(_Unicode) internal import Swift

/// Brings a text into NFC, cluster by cluster, and moves its shifts along.
///
/// The standard library's own normalizer is right on all of Unicode's NormalizationTest
/// (docs/decisions/0004); it is slow, and quadratic in a run of marks, so it is given only the
/// clusters that may need it, in pieces of at most `longest` scalars.
struct Composer {
  /// The stream-safe limit of UAX #15 (30 marks in a row) and what stands around them.
  static let longest = 32

  private let text: [UInt8]
  private let offset: Int
  private let given: ArraySlice<Shift>
  private(set) var output: [UInt8] = []
  private(set) var shifts: [Shift] = []

  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - offset: where it stands in the text that `shifts` speak of.
  ///   - shifts: in order, none before `offset`.
  init(_ text: [UInt8], offset: Int, shifts: ArraySlice<Shift>) {
    self.text = text
    self.offset = offset
    given = shifts
  }

  /// Whether the text is not in NFC, by the quick check of UAX #15.
  var isNeeded: Bool {
    guard var span = try? UTF8Span(validating: text.span) else { return false }
    return !span.checkForNFC(quickCheck: true)
  }

  mutating func compose() {
    output.reserveCapacity(text.count)
    var pending = given
    var position = 0
    while position < text.count {
      let cluster = position..<clusterEnd(from: position)
      while let next = pending.first, Int(next.normalized) <= offset + cluster.lowerBound {
        shifts.append(Shift(normalized: offset + output.count, original: Int(next.original)))
        pending = pending.dropFirst()
      }
      append(cluster, &pending)
      position = cluster.upperBound
    }
    for shift in pending {
      shifts.append(Shift(normalized: offset + output.count, original: Int(shift.original)))
    }
  }

  private mutating func append(_ cluster: Range<Int>, _ pending: inout ArraySlice<Shift>) {
    let composed = cluster.count == 1 ? [text[cluster.lowerBound]] : Self.nfc(text[cluster])
    let end = original(of: offset + cluster.upperBound)
    output.append(contentsOf: composed)
    guard composed.count != cluster.count else { return }
    pending = pending.drop { Int($0.normalized) <= offset + cluster.upperBound }
    shifts.append(Shift(normalized: offset + output.count, original: end))
  }

  /// Up to the next ASCII byte that is followed by another one: between two of those nothing can
  /// compose or reorder.
  private func clusterEnd(from start: Int) -> Int {
    var end = start + 1
    var scalars = 1
    while end < text.count, text[end] >= 0x80 || (end + 1 < text.count && text[end + 1] >= 0x80) {
      if text[end] & 0xC0 != 0x80 {
        guard scalars < Self.longest, text[end] >= 0x80 else { break }
        scalars += 1
      }
      end += 1
    }
    return end
  }

  private func original(of normalized: Int) -> Int {
    guard let shift = given.last(where: { Int($0.normalized) <= normalized }) else {
      return normalized
    }
    return Int(shift.original) + normalized - Int(shift.normalized)
  }

  private static func nfc(_ cluster: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in String(decoding: cluster, as: UTF8.self)._nfc {
      bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
    return bytes
  }
}

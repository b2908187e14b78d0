// The one file that makes strings of input: clusters of at most 32 scalars, never a whole text.

package import BroadsheetCore
@_spi(_Unicode) internal import Swift

/// Brings a text into NFC, cluster by cluster, and moves its shifts along.
///
/// The standard library's own normalizer is right on all of Unicode's NormalizationTest
/// (docs/decisions/0004); it is slow, and quadratic in a run of marks, so it is given only the
/// clusters that may need it, in pieces of at most `longest` scalars.
package struct Composer {
  /// The stream-safe limit of UAX #15 (30 marks in a row), and the scalars around them.
  static let longest = 32

  private let text: [UInt8]
  private let offset: Int
  /// Shifts at later places than the output.
  private var pending: ArraySlice<Shift>
  /// The last shift before those.
  private var current: Shift
  package private(set) var output: [UInt8] = []
  package private(set) var shifts: [Shift] = []

  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - offset: the place of the text in the text of `shifts`.
  ///   - shifts: in order, the first of them at `offset`.
  package init(_ text: [UInt8], offset: Int, shifts: ArraySlice<Shift>) {
    self.text = text
    self.offset = offset
    pending = shifts
    current = shifts.first ?? Shift(normalized: offset, original: offset)
  }

  /// Whether the text is not in NFC, by the quick check of UAX #15.
  package var isNeeded: Bool { !Self.isComposed(text.span) }

  package mutating func compose() {
    output.reserveCapacity(text.count)
    var position = 0
    move(upTo: 0)
    while position < text.count {
      let cluster = position..<clusterEnd(from: position)
      append(cluster)
      position = cluster.upperBound
    }
  }

  /// Appends a cluster and the shifts in it and at its end.
  private mutating func append(_ cluster: Range<Int>) {
    guard cluster.count > 1 else {
      output.append(text[cluster.lowerBound])
      return move(upTo: cluster.upperBound)
    }
    let composed = Self.nfc(text[cluster])
    output.append(contentsOf: composed)
    guard composed.count != cluster.count else { return move(upTo: cluster.upperBound) }
    // What is inside has no place of its own any more; what is at the end has.
    let end = offset + cluster.upperBound
    while let next = pending.first, Int(next.normalized) < end { current = pending.removeFirst() }
    let original = Int(current.original) + end - Int(current.normalized)
    if pending.first.map({ Int($0.normalized) }) != end {
      shifts.append(Shift(normalized: offset + output.count, original: original))
    }
    move(upTo: cluster.upperBound)
  }

  /// Moves the shifts up to a place in the text, whose counterpart is the end of the output.
  private mutating func move(upTo end: Int) {
    while let next = pending.first, Int(next.normalized) <= offset + end {
      let place = Int(next.normalized) - end + output.count
      shifts.append(Shift(normalized: place, original: Int(next.original)))
      current = pending.removeFirst()
    }
  }

  /// Up to the next scalar that neither composes nor changes places with what is before it.
  private func clusterEnd(from start: Int) -> Int {
    var end = scalarEnd(from: start)
    var scalars = 1
    while end < text.count, text[end] >= 0x80, scalars < Self.longest {
      let next = end..<scalarEnd(from: end)
      if isStarter(next) { break }
      end = next.upperBound
      scalars += 1
    }
    return end
  }

  private func scalarEnd(from start: Int) -> Int {
    var end = start + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private func isStarter(_ scalar: Range<Int>) -> Bool {
    let decoded = UTF8Decoder.decode(text.span, at: scalar.lowerBound, limit: scalar.upperBound)
    return decoded.scalar?.properties.canonicalCombiningClass == .notReordered
      && Self.isComposed(text.span.extracting(scalar))
  }

  private static func isComposed(_ text: borrowing Span<UInt8>) -> Bool {
    guard var span = try? UTF8Span(validating: copy text) else { return true }
    return span.checkForNFC(quickCheck: true)
  }

  private static func nfc(_ cluster: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in String(decoding: cluster, as: UTF8.self)._nfc {
      if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
    }
    return bytes
  }
}

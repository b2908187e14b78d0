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
  private var given: ArraySlice<Shift>
  /// The last of the given shifts that has been passed.
  private var passed: Shift?
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
  var isNeeded: Bool { !Self.isComposed(text.span) }

  mutating func compose() {
    output.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let cluster = position..<clusterEnd(from: position)
      append(cluster)
      position = cluster.upperBound
    }
    while pass(upTo: text.count) { note(at: output.count, Int(passed?.original ?? 0)) }
  }

  /// Appends a cluster as it is, with the shifts inside it, or composed, with one at its end.
  private mutating func append(_ cluster: Range<Int>) {
    let start = output.count
    let composed = cluster.count == 1 ? [text[cluster.lowerBound]] : Self.nfc(text[cluster])
    output.append(contentsOf: composed)
    let isSame = composed[...] == text[cluster]
    while pass(upTo: isSame ? cluster.upperBound - 1 : cluster.lowerBound) {
      let place = Int(passed?.normalized ?? 0) - offset - cluster.lowerBound
      note(at: start + place, Int(passed?.original ?? 0))
    }
    guard !isSame else { return }
    while pass(upTo: cluster.upperBound) {}
    note(at: output.count, original(of: cluster.upperBound))
  }

  /// Passes the next of the given shifts if it is not behind a position of the text.
  private mutating func pass(upTo position: Int) -> Bool {
    guard let next = given.first, Int(next.normalized) <= offset + position else { return false }
    passed = given.removeFirst()
    return true
  }

  /// Notes that the output stands for `original` from one of its positions on.
  private mutating func note(at position: Int, _ original: Int) {
    let shift = Shift(normalized: offset + position, original: original)
    if shifts.last?.normalized == shift.normalized { shifts.removeLast() }
    shifts.append(shift)
  }

  /// Where a position of the text stands in the original: no given shift between it and `passed`.
  private func original(of position: Int) -> Int {
    guard let passed else { return offset + position }
    return Int(passed.original) + offset + position - Int(passed.normalized)
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
      bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
    return bytes
  }
}

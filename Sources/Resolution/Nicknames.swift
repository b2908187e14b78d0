/// First names and their short forms: "Bill" for "William".
package struct Nicknames: Sendable, ExpressibleByStringLiteral {
  /// A short form and what it may be short for, by the letters packed into numbers.
  private struct Pair: Sendable {
    var short: UInt64
    var long: UInt64
  }

  /// So many letters of a name count.
  private static let longest = 8

  private let pairs: [Pair]

  /// A list with a line for each name: its first eight letters, then its short forms.
  package init(stringLiteral list: String) {
    var pairs: [Pair] = []
    for line in list.utf8.split(separator: 0x0A) {
      var long: UInt64?
      for word in line.split(separator: 0x20) {
        precondition(word.count <= Self.longest, "only eight letters of a name count")
        let packed = word.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if let long { pairs.append(Pair(short: packed, long: long)) } else { long = packed }
      }
    }
    self.pairs = pairs
  }

  /// Whether two first names may be of one person.
  func mayBeSame(_ left: Range<Int>, _ right: Range<Int>, of names: borrowing Span<UInt8>) -> Bool {
    if Letters.equal(left, right, of: names) { return true }
    let a = Letters.packed(left.prefix(Self.longest), of: names)
    let b = Letters.packed(right.prefix(Self.longest), of: names)
    return pairs.contains { $0.short == a && $0.long == b || $0.short == b && $0.long == a }
  }
}

/// The endings of words that are tokens of their own: what follows an apostrophe, as in `it's`, and
/// a negation around one, as in `don't`.
///
/// ASCII letters, in either case.
struct Contractions: Sendable {
  /// Whether one of the endings is an s: the kernel of the tokenizer cuts it off by itself.
  let cutsPossessive: Bool
  /// One bit for each ending of one letter.
  private let single: UInt32
  /// The endings of two letters, the first one in the low byte.
  private let double: SIMD8<UInt16>
  /// The letters before and after the apostrophe of a negation; zero if there is none.
  private let negation: (before: UInt8, after: UInt8)

  /// Takes endings of one or two small letters, with blanks between them, at most eight of two.
  init(endings: String, negation: (before: Unicode.Scalar, after: Unicode.Scalar)?) {
    var (single, double): (UInt32, SIMD8<UInt16>) = (0, .zero)
    var count = 0
    for ending in endings.utf8.split(separator: 0x20).map(Array.init) {
      if ending.count == 1 {
        single |= Self.bit(ending[0])
      } else {
        precondition(ending.count == 2 && count < double.scalarCount)
        double[count] = Self.pair(ending[0], ending[1])
        count += 1
      }
    }
    (self.single, self.double) = (single, double)
    self.negation = negation.map { (UInt8(ascii: $0.before), UInt8(ascii: $0.after)) } ?? (0, 0)
    cutsPossessive = single & Self.bit(UInt8(ascii: "s")) != 0
  }

  private static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }

  private static func pair(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) | UInt16(second) << 8
  }

  /// The end of an apostrophe and the ending after it, at the start of `rest`; nil if something
  /// else follows.
  func endOfEnding(in text: borrowing Span<UInt8>, _ rest: Range<Int>) -> Int? {
    let apostrophe = TokenScalar(text, at: rest.lowerBound, limit: rest.upperBound)
    let start = rest.lowerBound + apostrophe.count
    guard start < rest.upperBound else { return nil }
    let first = text[start] | 0x20
    let second = start + 1 < rest.upperBound ? text[start + 1] | 0x20 : 0
    let end: Int
    if any(double .== SIMD8(repeating: Self.pair(first, second))) {
      end = start + 2
    } else if NameTokens.isLower(first), single & Self.bit(first) != 0 {
      end = start + 1
    } else {
      return nil
    }
    if end < rest.upperBound, TokenScalar(text, at: end, limit: rest.upperBound).isWord {
      return nil
    }
    return end
  }

  /// Whether the letters before and after an apostrophe are those of a negation.
  func isNegation(before: UInt8, after: UInt8) -> Bool {
    negation.before != 0 && after | 0x20 == negation.after && before | 0x20 == negation.before
  }
}

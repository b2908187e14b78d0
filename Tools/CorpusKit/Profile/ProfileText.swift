/// A token of a measured text and its context.
struct ProfileToken {
  var text: String
  var isFirst: Bool
  /// Whether a single blank or line end separates it from the token before.
  var followsBlank: Bool

  var isCapitalized: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }
  var startsWithDigit: Bool { text.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
  var isAllCaps: Bool {
    text.unicodeScalars.count > 1 && text.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }
}

/// Cuts text into tokens and sentences by the definitions in `Corpora/README.md`.
///
/// Token: a run of letters, digits and `_`, joined by `'`, `’`, `-` or `&`. A sentence ends at
/// `.!?`, perhaps a closing quote, a blank and a capital or digit, but not after an abbreviation;
/// and at an empty line.
enum ProfileText {
  static func tokens(_ text: String) -> [ProfileToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [ProfileToken] = []
    var at = 0
    var previousEnd = 0
    while at < scalars.count {
      guard isWord(scalars[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < scalars.count, isWord(scalars[at]) || joins(scalars, at) { at += 1 }
      let gap = scalars[previousEnd..<start]
      tokens.append(token(scalars[start..<at], gap, after: tokens.last))
      previousEnd = at
    }
    return tokens
  }

  private static func token(
    _ word: ArraySlice<Unicode.Scalar>,
    _ gap: ArraySlice<Unicode.Scalar>,
    after: ProfileToken?
  ) -> ProfileToken {
    var text = ""
    text.unicodeScalars.append(contentsOf: word)
    let first = after.map { endsSentence($0, gap, next: word) } ?? true
    let blank = gap.count == 1 && (gap.first == " " || gap.first == "\n")
    return ProfileToken(text: text, isFirst: first, followsBlank: blank)
  }

  private static func endsSentence(
    _ last: ProfileToken,
    _ gap: ArraySlice<Unicode.Scalar>,
    next: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    if zip(gap, gap.dropFirst()).contains(where: { $0 == "\n" && $1 == "\n" }) { return true }
    guard let mark = gap.first, ".!?".unicodeScalars.contains(mark) else { return false }
    guard gap.contains(where: { $0 == " " || $0 == "\n" }), let letter = next.first,
      letter.properties.isUppercase || letter.properties.numericType != nil
    else { return false }
    return !(mark == "." && abbreviations.contains(last.text))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static func joins(_ scalars: [Unicode.Scalar], _ at: Int) -> Bool {
    "'’-&".unicodeScalars.contains(scalars[at]) && at + 1 < scalars.count && isWord(scalars[at + 1])
  }

  private static let abbreviations = Set(
    """
    Mr Mrs Ms Dr Sen Sens Rep Reps Gov Gen St Jr Sr Inc Corp Co Ltd No vs Jan Feb Mar Apr Jun Jul \
    Aug Sep Sept Oct Nov Dec U S D C Rev Hon Lt Col Capt Sgt A B E F G H J K L M N P R T V W
    """.split(separator: " ").map { String($0) }
  )
}

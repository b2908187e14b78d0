/// How the words of a sentence are written: capitals in a headline say less than others.
enum SentenceKind: UInt8 {
  case ordinary, titleCase, capitals

  /// The index of the bias row of a token.
  @inline(__always)
  func bias(_ shape: Token.Shape, isFirst: Bool) -> UInt8 {
    rawValue << 4 | shape.rawValue << 1 | (isFirst ? 1 : 0)
  }

  /// The kind of a sentence by its counts of words of more than three small letters, of words with
  /// one capital, and of words of more than three capitals.
  @inline(__always)
  init(small: Int, initial: Int, capitals: Int) {
    if capitals > 1, capitals > 3 * (small + initial) {
      self = .capitals
    } else {
      self = initial + capitals > 3 && initial + capitals > 2 * small ? .titleCase : .ordinary
    }
  }
}

/// The rows for kinds of sentences, spellings, and first tokens.
package enum SentenceRows {
  package static let count = 64
}

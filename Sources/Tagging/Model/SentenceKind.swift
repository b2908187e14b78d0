/// How the words of a sentence are written: a headline's capitals tell less than others.
enum SentenceKind: UInt8 {
  case ordinary, titleCase, capitals

  /// The index of the bias row of a token.
  @inline(__always)
  func bias(_ shape: Token.Shape, isFirst: Bool) -> UInt8 {
    rawValue << 4 | shape.rawValue << 1 | (isFirst ? 1 : 0)
  }

  /// Counts the words of a sentence.
  struct Counter {
    private var small = 0
    private var initial = 0
    private var capitals = 0
    private(set) var hasCapitals = false

    @inline(__always)
    mutating func count(_ token: Token) {
      hasCapitals = hasCapitals || token.isCapital
      switch token.shape {
      case .lower: small += token.length > 3 ? 1 : 0
      case .initial, .mixed: initial += 1
      case .capitals: capitals += token.length > 3 ? 1 : 0
      default: break
      }
    }

    var kind: SentenceKind {
      if capitals > 1, capitals > 3 * (small + initial) { return .capitals }
      return initial + capitals > 3 && initial + capitals > 2 * small ? .titleCase : .ordinary
    }
  }
}

/// Rows for kinds of sentences, spellings and places.
package enum SentenceRows {
  package static let count = 64
}

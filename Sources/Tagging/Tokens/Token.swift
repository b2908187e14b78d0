/// One token: its range, its shape, and whether it opens a sentence.
package struct Token: Sendable, Equatable {
  /// How a token is written, by its letters.
  package enum Shape: UInt8, Sendable {
    /// Begins with a small letter and has no capital: `said`, `'s`, `mid-1990s`.
    case lower
    /// One capital, then small letters only: `London`, `Day-to-day`, `Mr.`.
    case initial
    /// No small letter, and more than one letter or digit: `NATO`, `U.S.`, `F-16`, `AT&T`.
    case capitals
    /// One capital letter and no other letter or digit: `X`, `J.`.
    case singleCapital
    /// Capitals elsewhere than at the start, and small letters: `iPhone`, `McDonald`, `U.S.-led`.
    case mixed
    /// Begins with a digit, perhaps after a sign or a point: `1,000.5`, `3rd`, `-7`.
    case number
    /// No letter and no digit.
    case punctuation
    /// Web addresses, e-mail addresses, @names, #tags, and scripts and signs without case: `北京`,
    /// `☂`.
    case other
  }

  /// Byte offset into the text of the batch.
  package var start: UInt32
  /// Longer sequences are cut into several tokens.
  package var length: UInt16
  package var shape: Shape
  package var startsSentence: Bool

  package init(start: Int, length: Int, shape: Shape, startsSentence: Bool) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.length = UInt16(truncatingIfNeeded: length)
    self.shape = shape
    self.startsSentence = startsSentence
  }

  package var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

internal import BroadsheetCore

/// Finds the context of a name in its sentence, from the bytes around it.
///
/// Only names that are not allowed everywhere need it, so it looks back as far as it must, and
/// keeps no state while the matcher moves on.
struct TextContext {
  let field: Range<Int>
  private let words: ContextRules
  /// No small letter at all: a headline in capitals.
  private let isCapitals: Bool

  /// A longer field is not a headline.
  private static let longestHeadline = 400

  init(_ text: borrowing Span<UInt8>, _ field: Range<Int>, words: ContextRules) {
    self.field = field
    self.words = words
    isCapitals =
      field.count <= Self.longestHeadline
      && !field.contains { NameTokens.isLower(text[$0]) }
  }

  /// Whether a name with these contexts is allowed at `range`.
  func allows(
    _ contexts: NameContexts,
    in text: borrowing Span<UInt8>,
    at range: Range<Int>,
    inCapitals: Bool
  ) -> Bool {
    if contexts == .all { return true }
    if inCapitals || isCapitals { return contexts.contains(.capitals) }
    return contexts.contains(context(text, range))
  }

  private func context(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> NameContexts {
    if isCapitalizedAfter(text, range.upperBound) { return .crowded }
    if isSentenceStart(text, range.lowerBound) { return .start }
    return isCapitalizedBefore(text, range.lowerBound) ? .crowded : .quiet
  }

  /// A month or a weekday after a name is a date, not a part of it.
  private func isCapitalizedAfter(_ text: borrowing Span<UInt8>, _ end: Int) -> Bool {
    guard end + 1 < field.upperBound, NameTokens.isBlank(text[end]),
      NameTokens.isUpper(text[end + 1])
    else { return false }
    let next = (end + 1)..<NameTokens.end(text, from: end + 1, limit: field.upperBound)
    return !words.dates.contains(text, next)
  }

  private func isCapitalizedBefore(_ text: borrowing Span<UInt8>, _ start: Int) -> Bool {
    guard let word = wordBefore(text, start), NameTokens.isUpper(text[word.lowerBound])
    else { return false }
    guard words.functionWords.contains(text, word) else { return true }
    return !isSentenceStart(text, word.lowerBound)
  }

  /// The word that ends one blank before `start`; the full stop of an abbreviation is part of it.
  private func wordBefore(_ text: borrowing Span<UInt8>, _ start: Int) -> Range<Int>? {
    guard start - 2 >= field.lowerBound, NameTokens.isBlank(text[start - 1]) else { return nil }
    let end = start - 1
    let hasStop = text[end - 1] == UInt8(ascii: ".") && isAbbreviation(text, endingAt: end - 1)
    return word(text, endingAt: hasStop ? end - 1 : end)
  }

  private func word(_ text: borrowing Span<UInt8>, endingAt end: Int) -> Range<Int>? {
    var first = end
    while first > field.lowerBound,
      NameTokens.isASCIIWord(text[first - 1]) || text[first - 1] >= 0x80
    {
      first -= 1
    }
    return first < end ? first..<end : nil
  }

  /// Whether a sentence begins at `start`: after nothing, a paragraph break, the end of a sentence,
  /// a colon or an opening quote.
  private func isSentenceStart(_ text: borrowing Span<UInt8>, _ start: Int) -> Bool {
    var position = start
    var breaks = 0
    if position > field.lowerBound, isQuote(text[position - 1]) { return true }
    while position > field.lowerBound, text[position - 1] <= 0x20 {
      position -= 1
      if text[position] == 0x0A { breaks += 1 }
    }
    guard position > field.lowerBound, breaks < 2, start - position < 4 else { return true }
    guard position < start else { return false }
    return endsSentence(text, position)
  }

  private func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 }

  /// Whether the byte before `end` closes a sentence; the full stop of an abbreviation does not.
  private func endsSentence(_ text: borrowing Span<UInt8>, _ end: Int) -> Bool {
    var last = end - 1
    if isQuote(text[last]), last > field.lowerBound { last -= 1 }
    switch text[last] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
    case UInt8(ascii: "-"): return isDash(text, last)
    case UInt8(ascii: "."): return !isAbbreviation(text, endingAt: last)
    default: return false
    }
  }

  /// The first sentence begins after the dash of a dateline: one between blanks, or two.
  private func isDash(_ text: borrowing Span<UInt8>, _ last: Int) -> Bool {
    guard last > field.lowerBound else { return true }
    return NameTokens.isBlank(text[last - 1]) || text[last - 1] == UInt8(ascii: "-")
  }

  /// One letter before a full stop is an initial.
  private func isAbbreviation(_ text: borrowing Span<UInt8>, endingAt end: Int) -> Bool {
    guard let word = word(text, endingAt: end) else { return false }
    return word.count == 1 || words.abbreviations.contains(text, word)
  }
}

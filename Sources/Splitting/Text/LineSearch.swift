import BroadsheetCore

/// Goes from line to line of an open record, and can stop and resume at any byte.
struct LineSearch {
  /// Whether the line before the one found last has only blanks.
  private(set) var followsBlankLine = false
  /// `window.searched` is at the beginning of a line that was not yet returned.
  private var isAtLine = false
  private var isBlankSoFar = false

  /// Where the next line begins, or nil if it, or `lookahead` bytes of it, are not at hand.
  ///
  /// The first one is the second line of the record.
  mutating func next(in window: inout Window, lookahead: Int) -> Int? {
    if !isAtLine { finishLine(of: &window) }
    let available = window.bytes.count - window.searched
    guard isAtLine, available >= lookahead || window.isFinal && available > 0 else { return nil }
    isAtLine = false
    isBlankSoFar = true
    return window.searched
  }

  /// Moves behind the end of the line, or as far as there are bytes.
  private mutating func finishLine(of window: inout Window) {
    while isBlankSoFar, !window.isSearched, window.bytes[window.searched] != lineFeed {
      isBlankSoFar = ASCII.isBlank(window.bytes[window.searched])
      window.searched += 1
    }
    isAtLine = window.search(for: lineFeed)
    guard isAtLine else { return }
    window.searched += 1
    followsBlankLine = isBlankSoFar
  }
}

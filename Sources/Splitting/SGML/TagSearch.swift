import BroadsheetCore

/// Goes from `<` to `<` of an open record, and can stop and resume at any byte.
struct TagSearch {
  /// There are only blanks between the line's beginning and the tag that was found last.
  private(set) var startsLine = true

  /// Where the next `<` is, or nil if it, or `lookahead` bytes from it on, are not at hand.
  mutating func next(in window: inout Window, lookahead: Int) -> Int? {
    let from = window.searched
    let isFound = window.search(for: UInt8(ascii: "<"))
    noteLine(window.bytes.span, from..<window.searched)
    guard isFound, window.isFinal || window.bytes.count - window.searched >= lookahead else {
      return nil
    }
    return window.searched
  }

  /// Goes on behind the `<`.
  mutating func step(in window: inout Window) {
    window.searched += 1
    startsLine = false
  }

  private mutating func noteLine(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
    for index in range.reversed() {
      if bytes[index] == lineFeed {
        startsLine = true
        return
      }
      if !ASCII.isBlank(bytes[index]) {
        startsLine = false
        return
      }
    }
  }
}

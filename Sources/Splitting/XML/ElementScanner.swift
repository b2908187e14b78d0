import BroadsheetCore

/// Goes from element to element of one XML record.
struct ElementScanner {
  private var scanner: MarkupScanner
  /// An element was asked for whose end tag is missing.
  private(set) var isBroken = false

  init(_ range: Range<Int>) {
    scanner = MarkupScanner(range)
  }

  /// The next start tag, however deep.
  mutating func next(_ bytes: borrowing Span<UInt8>) -> MarkupTag? {
    while let token = scanner.next(bytes) {
      if case .open(let tag) = token { return tag }
    }
    return nil
  }

  /// The content between the start tag that was found last and its end tag; moves behind that.
  mutating func content(of tag: MarkupTag, _ bytes: borrowing Span<UInt8>) -> Range<Int> {
    let start = scanner.position
    guard !tag.isEmpty(bytes) else { return start..<start }
    var depth = 1
    while true {
      let end = scanner.position
      switch scanner.next(bytes) {
      case .open(let inner):
        let isSame = ByteScan.equal(bytes, at: inner.name, to: bytes, at: tag.name)
        if isSame, !inner.isEmpty(bytes) { depth += 1 }
      case .close(let name) where ByteScan.equal(bytes, at: name, to: bytes, at: tag.name):
        depth -= 1
        if depth == 0 { return start..<end }
      case nil:
        isBroken = true
        return start..<end
      default: break
      }
    }
  }
}

extension Span where Element == UInt8 {
  /// Which of some lower-case words a range spells, in any case.
  func word(_ range: Range<Int>, of words: [[UInt8]]) -> Int? {
    for index in words.indices where spells(anyCase: words[index], in: range) { return index }
    return nil
  }
}

import BroadsheetCore

// Collects the text between tags into blocks.
extension HTMLPage {
  mutating func addText(_ html: borrowing Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = html[position]
      if ASCII.isBlank(byte) {
        followsBlank = true
        position += 1
        continue
      }
      if let length = html.noBreakSpace(byte, at: position), length <= range.upperBound - position {
        followsBlank = true
        position += length
        continue
      }
      if followsBlank || text.count == blockStart { beginWord() }
      if byte >= 0xE3, byte <= 0xE9 { addIdeograph() }
      text.append(byte)
      position += 1
    }
  }

  /// Kana and ideographs have no blanks between words: two of them count as one.
  private mutating func addIdeograph() {
    ideographs &+= 1
    guard ideographs & 1 == 0 else { return }
    words &+= 1
    if linkDepth != nil { linkWords &+= 1 }
  }

  private mutating func beginWord() {
    if text.count > blockStart { text.append(UInt8(ascii: " ")) }
    words &+= 1
    if linkDepth != nil { linkWords &+= 1 }
    followsBlank = false
    followsBreak = false
  }

  /// Two breaks are as good as a paragraph's end.
  mutating func breakLine() {
    if followsBreak { closeBlock() }
    followsBreak = true
    followsBlank = true
  }

  mutating func closeBlock() {
    if text.count > blockStart { addBlock() }
    blockStart = text.count
    words = 0
    linkWords = 0
    ideographs = 0
    followsBlank = false
    followsBreak = false
  }

  private mutating func addBlock() {
    guard blocks.count < Self.nodeLimit else {
      isOverfull = true
      return
    }
    let node = open.last ?? 0
    blocks.append(
      Block(
        node: node,
        element: nodes[Int(node)].element,
        start: blockStart,
        end: text.count,
        words: words,
        linkWords: linkWords
      )
    )
  }
}

extension Span where Element == UInt8 {
  /// The length of a no-break space at `position`, as a character or a reference.
  @inline(__always)
  fileprivate func noBreakSpace(_ byte: UInt8, at position: Int) -> Int? {
    if byte == 0xC2 { return holds([0xC2, 0xA0], at: position) ? 2 : nil }
    guard byte == UInt8(ascii: "&") else { return nil }
    if holds(NoBreakSpace.name, at: position) { return NoBreakSpace.name.count }
    return holds(NoBreakSpace.number, at: position) ? NoBreakSpace.number.count : nil
  }
}

private enum NoBreakSpace {
  static let name = Array("&nbsp;".utf8)
  static let number = Array("&#160;".utf8)
}

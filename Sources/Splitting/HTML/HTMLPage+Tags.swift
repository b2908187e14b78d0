import BroadsheetCore

// What tags do to the stack of open elements.
extension HTMLPage {
  /// Reads the tag, comment or stray `<` at `start`; returns where the text goes on.
  mutating func readTag(_ html: borrowing Span<UInt8>, at start: Int) -> Int {
    guard start + 1 < html.count else { return html.count }
    let byte = html[start + 1]
    if ASCII.isLetter(byte) {
      isMarkup = true
      var position = start + 1
      return startTag(Self.name(html, &position), of: html, at: position)
    }
    switch byte {
    case UInt8(ascii: "/"):
      var position = start + 2
      guard position < html.count, ASCII.isLetter(html[position]) else {
        return min(
          html.count,
          ByteScan.firstIndex(of: UInt8(ascii: ">"), in: html, from: position) + 1
        )
      }
      endTag(elements[Self.name(html, &position)])
      return TagAttributes.end(of: html, from: position)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return Self.commentEnd(html, start)
    default:
      addText(html, start..<start + 1)
      return start + 1
    }
  }

  /// A tag's name, packed: its last eight bytes in lower case.
  private static func name(_ html: borrowing Span<UInt8>, _ position: inout Int) -> UInt64 {
    var word: UInt64 = 0
    while position < html.count {
      let byte = html[position]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isBlank(byte) { break }
      word = word << 8 | UInt64(ASCII.lowercased(byte))
      position += 1
    }
    return word
  }

  private static func commentEnd(_ html: borrowing Span<UInt8>, _ start: Int) -> Int {
    let isComment = html.holds([0x21, 0x2D, 0x2D], at: start + 1)
    var position = start + (isComment ? 4 : 2)
    while true {
      position = ByteScan.firstIndex(of: UInt8(ascii: ">"), in: html, from: position)
      guard position < html.count else { return html.count }
      position += 1
      // `<!-->` is a comment too.
      if !isComment || html.holds([0x2D, 0x2D], at: position - 3) { return position }
    }
  }

  private mutating func startTag(
    _ name: UInt64,
    of html: borrowing Span<UInt8>,
    at position: Int
  ) -> Int {
    let element = elements[name]
    if element == .inline { return TagAttributes.end(of: html, from: position) }
    let attributes = TagAttributes(html, from: position)
    switch element {
    case .inline: break
    case .link: if attributes.hasHref { linkDepth = open.count }
    case .lineBreak: breakLine()
    case .rule: closeBlock()
    case .meta: metadata.note(attributes, html)
    case .time: metadata.noteTime(attributes, html)
    case .raw, .script, .title: return skipRaw(element, named: name, attributes, of: html)
    case .dropped:
      // Only inside SVG and MathML can a tag close itself.
      let isClosed = html.holds([UInt8(ascii: "/")], at: attributes.end - 2)
      if !isClosed { openNode(element, attributes, of: html) }
    default:
      closeBlock()
      closeImplied(by: element)
      openNode(element, attributes, of: html)
    }
    return attributes.end
  }

  /// Moves behind the end tag of an element whose content is not markup.
  private mutating func skipRaw(
    _ element: Element,
    named name: UInt64,
    _ attributes: TagAttributes,
    of html: borrowing Span<UInt8>
  ) -> Int {
    let start = attributes.end
    var position = start
    while true {
      position = ByteScan.firstIndex(of: UInt8(ascii: "<"), in: html, from: position)
      guard position < html.count else { break }
      position += 1
      guard position < html.count, html[position] == UInt8(ascii: "/") else { continue }
      var end = position + 1
      guard end < html.count, ASCII.isLetter(html[end]), Self.name(html, &end) == name else {
        continue
      }
      position -= 1
      break
    }
    let content = start..<position
    if element == .title, droppedDepth == 0 { metadata.noteTitle(content) }
    if element == .script { metadata.noteScript(content, attributes, of: html) }
    return position < html.count ? TagAttributes.end(of: html, from: position + 1) : html.count
  }

  private mutating func endTag(_ element: Element) {
    if element == .link {
      linkDepth = nil
      return
    }
    guard element.isNode else { return }
    if element != .dropped { closeBlock() }
    if overflow > 0 {
      overflow -= 1
      return
    }
    guard openCounts[Int(element.rawValue)] > 0 else { return }
    // It is among the open ones, so that the search costs no more than what it closes.
    while let node = open.last {
      let isIt = nodes[Int(node)].element == element
      closeNode()
      if isIt { return }
    }
  }

  /// A paragraph ends where another block begins, an item or a cell where the next one does.
  private mutating func closeImplied(by element: Element) {
    guard let top = open.last else { return }
    let last = nodes[Int(top)].element
    let isImplied =
      last == .paragraph || last.isHeading && element.isHeading
      || element == .item && last == .item || element == .cell && last == .cell
      || element == .row && last == .cell
    if isImplied { closeNode() }
  }

  private mutating func openNode(
    _ element: Element,
    _ attributes: TagAttributes,
    of html: borrowing Span<UInt8>
  ) {
    guard open.count < Self.depthLimit else {
      overflow += 1
      return
    }
    guard nodes.count < Self.nodeLimit else {
      isOverfull = true
      return
    }
    var node = Node(
      parent: open.last ?? 0,
      element: element,
      firstBlock: Int32(blocks.count),
      endBlock: 0
    )
    if element == .dropped {
      droppedDepth += 1
    } else {
      node.isHinted = element.isAside || hints.isBoilerplate(attributes, html)
    }
    openCounts[Int(element.rawValue)] += 1
    open.append(Int32(nodes.count))
    nodes.append(node)
  }

  mutating func closeNode() {
    guard let node = open.popLast() else { return }
    let element = nodes[Int(node)].element
    openCounts[Int(element.rawValue)] -= 1
    if element == .dropped { droppedDepth -= 1 }
    nodes[Int(node)].endBlock = Int32(blocks.count)
    if let depth = linkDepth, open.count < depth { linkDepth = nil }
  }
}

import BroadsheetCore

/// One web page, taken apart: its blocks of text, the elements around them, and what it says of
/// itself.
///
/// Reads tags in one pass and keeps no tree: the open elements are a stack of bounded height, and
/// nothing recurses. Whatever the markup, time is linear in its length.
struct HTMLPage {
  /// Elements inside more others than this are no nodes; their text belongs to the last one that is.
  static let depthLimit = 256
  /// A page with more nodes or blocks is no article.
  static let nodeLimit = 1 << 18

  /// A run of text without a block's tag inside it.
  struct Block {
    let node: Int32
    let element: Element
    let start: Int
    let end: Int
    let words: Int32
    let linkWords: Int32
    var isKept = false
  }

  /// An element that holds blocks.
  struct Node {
    let parent: Int32
    let element: Element
    var isHinted = false
    /// The page itself says that this is the article's body.
    var isBody = false
    var isBoilerplate = false
    var firstBlock: Int32
    var endBlock: Int32
    /// Words of the paragraphs in it.
    var good: Int32 = 0
    var score: Int32 = 0
  }

  private(set) var isOverfull = false
  private(set) var title: [UInt8] = []
  /// Its text, the blanks in it collapsed.
  var text: [UInt8] = []
  var blocks: [Block] = []
  var nodes: [Node] = []
  var metadata = PageMetadata()

  /// Indices of the nodes that are open.
  private var open: [Int32] = []
  private var openCounts = [Int32](repeating: 0, count: 64)
  private var overflow = 0
  private var droppedDepth = 0
  private var blockStart = 0
  private var words: Int32 = 0
  private var linkWords: Int32 = 0
  private var ideographs = 0
  private var followsBlank = false
  private var followsBreak = false
  /// How many nodes were open where the open link began; nil outside of links.
  private var linkDepth: Int?
  private let elements = ElementTable()
  private let hints = ClassHints()

  /// The most memory that is kept for the next page.
  private static let keptCapacity = 4 << 20

  mutating func read(_ page: ArraySlice<UInt8>) {
    reset()
    let html = page.span
    var position = html.holds(byteOrderMark, at: 0) ? byteOrderMark.count : 0
    while position < html.count, !isOverfull {
      let tag = ByteScan.firstIndex(of: UInt8(ascii: "<"), in: html, from: position)
      if tag > position, droppedDepth == 0 { addText(html, position..<tag) }
      guard tag < html.count else { break }
      position = readTag(html, at: tag)
    }
    closeBlock()
    while !open.isEmpty { closeNode() }
    nodes[0].endBlock = Int32(blocks.count)
    chooseArticle()
    readTitle(html)
  }

  /// `og:title`, else the title without the site's name, else the first heading.
  private mutating func readTitle(_ html: borrowing Span<UInt8>) {
    addText(html, metadata.bestTitle(html))
    title = Array(text[blockStart...])
    text.removeLast(title.count)
    guard title.isEmpty, let heading = blocks.first(where: { $0.element == .topHeading }) else {
      return
    }
    title = Array(text[heading.start..<heading.end])
  }

  private mutating func reset() {
    isOverfull = false
    title.removeAll()
    text.removeAll(keepingCapacity: text.capacity <= Self.keptCapacity)
    blocks.removeAll(keepingCapacity: blocks.count <= 1 << 14)
    nodes.removeAll(keepingCapacity: nodes.count <= 1 << 14)
    nodes.append(Node(parent: -1, element: .division, firstBlock: 0, endBlock: 0))
    metadata = PageMetadata()
    for index in openCounts.indices { openCounts[index] = 0 }
    overflow = 0
    droppedDepth = 0
    blockStart = 0
    words = 0
    linkWords = 0
    followsBlank = false
    followsBreak = false
    linkDepth = nil
  }
}

// Tags.
extension HTMLPage {
  /// Reads the tag, comment or stray `<` at `start`; returns where the text goes on.
  private mutating func readTag(_ html: borrowing Span<UInt8>, at start: Int) -> Int {
    guard start + 1 < html.count else { return html.count }
    let byte = html[start + 1]
    if isLetter(byte) {
      var position = start + 1
      return startTag(Self.name(html, &position), html, position)
    }
    switch byte {
    case UInt8(ascii: "/"):
      var position = start + 2
      guard position < html.count, isLetter(html[position]) else {
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
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || isBlank(byte) { break }
      word = word << 8 | UInt64(lowercased(byte))
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
    _ html: borrowing Span<UInt8>,
    _ position: Int
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
    case .raw, .script, .title: return skipRaw(element, name, attributes, html)
    case .dropped:
      // Only inside SVG and MathML can a tag close itself.
      let isClosed = html.holds([UInt8(ascii: "/")], at: attributes.end - 2)
      if !isClosed { openNode(element, attributes, html) }
    default:
      closeBlock()
      closeImplied(by: element)
      openNode(element, attributes, html)
    }
    return attributes.end
  }

  /// Moves behind the end tag of an element whose content is no markup.
  private mutating func skipRaw(
    _ element: Element,
    _ name: UInt64,
    _ attributes: TagAttributes,
    _ html: borrowing Span<UInt8>
  ) -> Int {
    let start = attributes.end
    var position = start
    while true {
      position = ByteScan.firstIndex(of: UInt8(ascii: "<"), in: html, from: position)
      guard position < html.count else { break }
      position += 1
      guard position < html.count, html[position] == UInt8(ascii: "/") else { continue }
      var end = position + 1
      guard end < html.count, isLetter(html[end]), Self.name(html, &end) == name else { continue }
      position -= 1
      break
    }
    let content = start..<position
    if element == .title, droppedDepth == 0 { metadata.noteTitle(content) }
    if element == .script { metadata.noteScript(attributes, content, html) }
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
    _ html: borrowing Span<UInt8>
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
      node.isBody = hints.isBody(attributes, html)
    }
    openCounts[Int(element.rawValue)] += 1
    open.append(Int32(nodes.count))
    nodes.append(node)
  }

  private mutating func closeNode() {
    guard let node = open.popLast() else { return }
    let element = nodes[Int(node)].element
    openCounts[Int(element.rawValue)] -= 1
    if element == .dropped { droppedDepth -= 1 }
    nodes[Int(node)].endBlock = Int32(blocks.count)
    if let depth = linkDepth, open.count < depth { linkDepth = nil }
  }
}

// Text.
extension HTMLPage {
  private mutating func addText(_ html: borrowing Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = html[position]
      if isBlank(byte) {
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
  private mutating func breakLine() {
    if followsBreak { closeBlock() }
    followsBreak = true
    followsBlank = true
  }

  private mutating func closeBlock() {
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

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

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

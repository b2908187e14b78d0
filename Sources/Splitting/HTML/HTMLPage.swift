import BroadsheetCore

/// The parts of one web page: its blocks of text, the elements around them, and its metadata.
///
/// Reads tags in one pass and keeps no tree: the open elements are a stack of bounded height, and
/// nothing recurses. Whatever the markup, time is linear in its length.
struct HTMLPage {
  /// The most open elements; the text of deeper ones belongs to the deepest of them.
  static let depthLimit = 256
  /// The most nodes or blocks; a page with more is rejected.
  static let nodeLimit = 1 << 18

  /// Text without a tag of a block inside it.
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
    /// Its name or its tag says that it is not part of an article.
    var isHinted = false
    /// The hint counts for it, or for an element around it.
    var isBoilerplate = false
    var firstBlock: Int32
    var endBlock: Int32
    /// Words of the paragraphs in it.
    var good: Int32 = 0
    var score: Int32 = 0
  }

  var isOverfull = false
  /// There is at least one tag: servers call many other things HTML.
  var isMarkup = false
  private(set) var title: [UInt8] = []
  /// Its text, the blanks in it collapsed.
  var text: [UInt8] = []
  var blocks: [Block] = []
  var nodes: [Node] = []
  var metadata = PageMetadata()

  /// Indices of the nodes that are open.
  var open: [Int32] = []
  var openCounts = [Int32](repeating: 0, count: 64)
  var overflow = 0
  var droppedDepth = 0
  var blockStart = 0
  var words: Int32 = 0
  var linkWords: Int32 = 0
  var ideographs = 0
  var followsBlank = false
  var followsBreak = false
  /// How many nodes were open where the open link began; nil outside of links.
  var linkDepth: Int?
  let elements = ElementTable.shared
  let hints = ClassHints.shared

  /// The most memory that is kept for the next page.
  private static let keptCapacity = 4 << 20

  mutating func read(_ page: ArraySlice<UInt8>) {
    reset()
    let html = page.span
    scan(html, from: html.holds(byteOrderMark, at: 0) ? byteOrderMark.count : 0)
    nodes[0].endBlock = Int32(blocks.count)
    chooseArticle()
    if metadata.articleBody.range.count > Self.leastLinkedBody { readLinkedBody(page) }
    readTitle(html)
  }

  private mutating func scan(_ html: borrowing Span<UInt8>, from start: Int) {
    var position = start
    while position < html.count, !isOverfull {
      let tag = ByteScan.firstIndex(of: UInt8(ascii: "<"), in: html, from: position)
      if tag > position, droppedDepth == 0 { addText(html, position..<tag) }
      guard tag < html.count else { break }
      position = readTag(html, at: tag)
    }
    closeBlock()
    while !open.isEmpty { closeNode() }
    linkDepth = nil
  }

  private static let leastLinkedBody = 300

  /// Takes the text that the page gives to search engines, if there is far more of it than was
  /// found in the page itself: some pages are filled in by scripts.
  private mutating func readLinkedBody(_ page: ArraySlice<UInt8>) {
    let string = metadata.articleBody
    let found = blocks.reduce(0) { $0 + ($1.isKept ? $1.end - $1.start : 0) }
    guard string.range.count > 2 * found else { return }
    var plain = ArticleBatch(file: 0, text: [])
    _ = plain.append(string, of: page.span, in: page)
    for index in blocks.indices { blocks[index].isKept = false }
    let first = blocks.count
    let ownMetadata = metadata
    let text = plain.text.span
    var position = 0
    while position < text.count {
      let end = ByteScan.firstIndex(of: lineFeed, in: text, from: position)
      scan(text.extracting(position..<end), from: 0)
      position = end + 1
    }
    // Tags inside it speak of places in another text.
    metadata = ownMetadata
    for index in blocks.indices.dropFirst(first) { blocks[index].isKept = true }
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
    isMarkup = false
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
    ideographs = 0
    followsBlank = false
    followsBreak = false
    linkDepth = nil
  }
}

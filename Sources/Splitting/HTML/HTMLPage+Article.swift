import BroadsheetCore

/// Chooses the blocks of a page that are the article.
///
/// Words of paragraphs count for the elements around them, words of links and scraps against them;
/// the article is the element with the best sum. Classes and tags that mark boilerplate are ignored
/// for an element that has most of the text of the page.
extension HTMLPage {
  mutating func chooseArticle() {
    countGoodWords()
    markBoilerplate()
    scoreNodes()
    keepBlocks(of: bestNode())
    if !hasBody { keepShortParagraphs() }
  }

  /// Keeps the paragraphs of a page that has only a few short ones: there is nothing to choose
  /// from.
  private mutating func keepShortParagraphs() {
    for index in blocks.indices {
      let block = blocks[index]
      guard block.element == .paragraph, block.isScrap else { continue }
      blocks[index].isKept = !nodes[Int(block.node)].isBoilerplate
    }
  }

  private mutating func countGoodWords() {
    for block in blocks where block.isGood { nodes[Int(block.node)].good &+= block.plainWords }
    for index in nodes.indices.dropFirst().reversed() {
      nodes[Int(nodes[index].parent)].good &+= nodes[index].good
    }
  }

  /// Follows names and tags, and takes many small articles for teasers of others, unless that would
  /// leave next to nothing.
  private mutating func markBoilerplate() {
    let total = nodes[0].good
    markBoilerplate(hidingTeasers: false, hints: true)
    let named = goodWordsLeft()
    if named < min(Self.leastWords, Int(total)) {
      markBoilerplate(hidingTeasers: false, hints: false)
    } else if nodes.contains(where: { isTeaser($0, total) }) {
      markBoilerplate(hidingTeasers: true, hints: true)
      if goodWordsLeft() * 2 < named { markBoilerplate(hidingTeasers: false, hints: true) }
    }
  }

  private static let leastWords = 20

  private func isTeaser(_ node: Node, _ total: Int32) -> Bool {
    node.element == .article && Int(node.good) * 10 < Int(total)
  }

  private mutating func markBoilerplate(hidingTeasers: Bool, hints: Bool) {
    let total = nodes[0].good
    for index in nodes.indices.dropFirst() {
      let node = nodes[index]
      let isMinor = node.good == 0 || Int(node.good) * 10 < Int(total) * 4
      let isNamed = hints && node.isHinted && isMinor
      let isBoilerplate = isNamed || hidingTeasers && isTeaser(node, total)
      nodes[index].isBoilerplate = nodes[Int(node.parent)].isBoilerplate || isBoilerplate
    }
  }

  private func goodWordsLeft() -> Int {
    blocks.reduce(0) { left, block in
      let isLeft = block.isGood && !nodes[Int(block.node)].isBoilerplate
      return isLeft ? left + Int(block.plainWords) : left
    }
  }

  private mutating func scoreNodes() {
    for block in blocks { nodes[Int(block.node)].score &+= score(block) }
    for index in nodes.indices.dropFirst().reversed() {
      nodes[Int(nodes[index].parent)].score &+= nodes[index].score
    }
  }

  private func score(_ block: Block) -> Int32 {
    if nodes[Int(block.node)].isBoilerplate { return -block.words }
    if block.isGood { return block.plainWords &* 2 }
    return 0 &- block.linkWords &* 2 &- block.words
  }

  /// The element with the best sum.
  ///
  /// If that is a paragraph, its parent: short paragraphs or links beside it made the sum of the
  /// parent worse.
  private func bestNode() -> Int {
    var best = 0
    for index in nodes.indices where nodes[index].score >= nodes[best].score { best = index }
    while nodes[best].element == .paragraph { best = Int(nodes[best].parent) }
    return best
  }

  /// Keeps the paragraphs in a node, and what belongs to them.
  ///
  /// A scrap counts between paragraphs, or beside one if it is a sentence; more than a few scraps
  /// in a row are a list of something else.
  private mutating func keepBlocks(of node: Int) {
    var scraps: [Int] = []
    var last: Int?
    for index in Int(nodes[node].firstBlock)..<Int(nodes[node].endBlock) {
      guard !nodes[Int(blocks[index].node)].isBoilerplate else { continue }
      if blocks[index].isParagraph {
        keepScraps(scraps, after: last, before: index)
        scraps.removeAll()
        blocks[index].isKept = true
        last = index
      } else if blocks[index].isScrap {
        scraps.append(index)
      }
    }
    keepScraps(scraps, after: last, before: nil)
  }

  /// Keeps the scraps between two paragraphs, or before the first, or after the last.
  private mutating func keepScraps(_ scraps: [Int], after last: Int?, before next: Int?) {
    func isBeside(_ index: Int) -> Bool {
      let place = container(of: blocks[index])
      return last.map { container(of: blocks[$0]) == place } == true
        || next.map { container(of: blocks[$0]) == place } == true
    }
    func isOfList(_ index: Int) -> Bool { blocks[index].element == .item && isBeside(index) }
    let loose = scraps.count { !isOfList($0) && blocks[$0].element != .heading }
    guard loose <= Self.scrapLimit else { return }
    let isBetween = last != nil && next != nil
    for index in scraps {
      let isHeading = blocks[index].element == .heading
      let isSentence = !isHeading && isBeside(index) && endsSentence(blocks[index])
      blocks[index].isKept = isBetween || isOfList(index) || isSentence
    }
  }

  private static let scrapLimit = 4

  /// The node around a paragraph, or around the list of an item.
  private func container(of block: Block) -> Int32 {
    let parent = nodes[Int(block.node)].parent
    return block.element == .item && parent >= 0 ? nodes[Int(parent)].parent : parent
  }

  /// A full stop, a question or exclamation mark, maybe before a quotation mark.
  private func endsSentence(_ block: Block) -> Bool {
    text[block.start..<block.end].suffix(4).contains { ".?!".utf8.contains($0) }
  }

  var hasBody: Bool { blocks.contains { $0.isKept } }

  func forEachParagraph(_ body: (ArraySlice<UInt8>) -> Void) {
    for block in blocks where block.isKept { body(text[block.start..<block.end]) }
  }

  var day: Day { metadata.day }
}

extension HTMLPage.Block {
  var plainWords: Int32 { words - linkWords }

  /// A sentence or more, and not mainly links.
  var isGood: Bool { words >= 10 && linkWords * 2 < words && !element.isHeading }

  /// Good text, or a paragraph that would be good without its links.
  var isParagraph: Bool {
    isGood || element == .paragraph && words >= 10 && plainWords * 3 >= words
  }

  /// Too short to be a paragraph, but not a link either.
  var isScrap: Bool {
    switch element {
    case .paragraph, .item, .quote: linkWords * 2 < words
    case .heading: linkWords == 0
    default: false
    }
  }
}

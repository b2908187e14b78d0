import BroadsheetCore

/// Finds the elements whose classes and ids say that they are not part of an article.
struct ClassHints {
  /// One for all pages.
  static let shared = ClassHints()

  /// Words that begin a part of a class's name, in lower case, by their first letter.
  private let beginnings: [[[UInt8]]]
  /// Such words that must be the whole part.
  private let whole: [[[UInt8]]]

  private static let beginningWords = """
    commentlist commentsection commentform commentbox disqus footer sidebar related recirc recommend \
    readmore popular trending promo newsletter subscri signup sharing sharebar sharethis sharetool \
    sharedaddy social follow cookie consent gdpr navbar navigation menu breadcrumb advert sponsor \
    outbrain taboola widget caption credit byline author tagcloud toolbar modal popup overlay banner \
    disclaimer copyright teaser gallery carousel slideshow slider timestamp paginat pager login \
    register reply replies respond feedback affiliate dropdown offscreen masthead
    """
  private static let wholeWords = """
    nav ad ads adv tags tag meta hidden bio more most next prev foot skip rail share comment comments \
    commenter commenting
    """

  private init() {
    beginnings = Self.index(Self.beginningWords)
    whole = Self.index(Self.wholeWords)
  }

  private static func index(_ words: String) -> [[[UInt8]]] {
    var index = [[[UInt8]]](repeating: [], count: 32)
    for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let word = Array(word.utf8)
      index[Int(word[0] & 0x1F)].append(word)
    }
    return index
  }

  private static let displayNone = Array("display:none".utf8)
  private static let complementary = Array("complementary".utf8)
  private static let navigation = Array("navigation".utf8)

  func isBoilerplate(_ attributes: TagAttributes, _ html: borrowing Span<UInt8>) -> Bool {
    if attributes.isHidden || html.spells(anyCase: Self.complementary, in: attributes.role)
      || html.spells(anyCase: Self.navigation, in: attributes.role)
    {
      return true
    }
    if html.begins(with: Self.displayNone, in: attributes.style) { return true }
    return names(attributes.classes, html) || names(attributes.id, html)
  }

  /// Looks at the parts of a value: between other characters than letters, and at capitals after
  /// small letters.
  private func names(_ value: Range<Int>, _ html: borrowing Span<UInt8>) -> Bool {
    // Longer values are lists of utilities.
    let end = min(value.upperBound, value.lowerBound + 300)
    var position = value.lowerBound
    var isInside = false
    while position < end {
      let byte = html[position]
      guard ASCII.isLetter(byte) else {
        isInside = false
        position += 1
        continue
      }
      let isHump = byte & 0x20 == 0 && isInside && html[position - 1] & 0x20 != 0
      if !isInside || isHump, isWord(position..<end, html) { return true }
      isInside = true
      position += 1
    }
    return false
  }

  @inline(__always)
  private func isWord(_ range: Range<Int>, _ html: borrowing Span<UInt8>) -> Bool {
    let slot = Int(html[range.lowerBound] & 0x1F)
    for word in beginnings[slot] where html.begins(with: word, in: range) { return true }
    for word in whole[slot] where html.begins(with: word, in: range) {
      let end = range.lowerBound + word.count
      // A part ends where the next hump begins.
      if end == range.upperBound || !ASCII.isLetter(html[end]) || html[end] & 0x20 == 0 {
        return true
      }
    }
    return false
  }
}

import BroadsheetCore

/// The metadata of a page, as places in the page.
struct PageMetadata {
  /// `og:title`, else nothing.
  private(set) var sharedTitle = 0..<0
  private(set) var title = 0..<0
  private(set) var site = 0..<0
  /// `og:url`.
  private(set) var address = 0..<0
  /// From JSON-LD, like the longest `articleBody` of the page.
  private(set) var published = Day.unknown
  private(set) var articleBody = JSONString()
  private(set) var metaDay = Day.unknown
  private(set) var timeDay = Day.unknown

  var day: Day {
    published.isKnown ? published : metaDay.isKnown ? metaDay : timeDay
  }

  private static let ogTitle = Array("og:title".utf8)
  private static let ogURL = Array("og:url".utf8)
  private static let ogSite = Array("og:site_name".utf8)
  private static let dateNames = [
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
    "sailthru.date", "article.published", "pubdate", "publishdate", "dc.date.issued", "dc.date",
    "publish-date", "date",
  ].map { Array($0.utf8) }

  mutating func note(_ attributes: TagAttributes, _ html: borrowing Span<UInt8>) {
    if sharedTitle.isEmpty, html.spells(anyCase: Self.ogTitle, in: attributes.name) {
      sharedTitle = html.trimmed(attributes.content)
    }
    if html.spells(anyCase: Self.ogSite, in: attributes.name) {
      site = html.trimmed(attributes.content)
    }
    if address.isEmpty, html.spells(anyCase: Self.ogURL, in: attributes.name) {
      address = html.trimmed(attributes.content)
    }
    guard !metaDay.isKnown else { return }
    let name = attributes.name.isEmpty ? attributes.itemprop : attributes.name
    for known in Self.dateNames where html.spells(anyCase: known, in: name) {
      metaDay = Day.ofPage(html, in: attributes.content)
    }
  }

  mutating func noteTime(_ attributes: TagAttributes, _ html: borrowing Span<UInt8>) {
    if !timeDay.isKnown { timeDay = Day.ofPage(html, in: attributes.datetime) }
  }

  mutating func noteTitle(_ range: Range<Int>) {
    if title.isEmpty { title = range }
  }

  private static let linkedData = Array("application/ld+json".utf8)
  private static let datePublished = Array("\"datePublished\"".utf8)
  private static let articleBody = Array("\"articleBody\"".utf8)

  /// Reads JSON-LD.
  ///
  /// Much of it is not valid JSON, so this searches it and does not parse it.
  mutating func noteScript(
    _ content: Range<Int>,
    _ attributes: TagAttributes,
    of html: borrowing Span<UInt8>
  ) {
    guard html.begins(with: Self.linkedData, in: attributes.type) else { return }
    let script = html.extracting(content)
    var position = 0
    while !published.isKnown,
      let value = Self.string(behind: Self.datePublished, in: script, from: &position)
    {
      published = Day.ofPage(script, in: value.range)
    }
    position = 0
    while let value = Self.string(behind: Self.articleBody, in: script, from: &position) {
      guard value.range.count > articleBody.range.count else { continue }
      let range = value.range
      articleBody = JSONString(
        range: content.lowerBound + range.lowerBound..<content.lowerBound + range.upperBound,
        isEscaped: value.isEscaped
      )
    }
  }

  /// The next string after a key, at or after `position`, which moves on; nil if there is none.
  private static func string(
    behind key: [UInt8],
    in script: borrowing Span<UInt8>,
    from position: inout Int
  ) -> JSONString? {
    while let found = script.firstIndex(of: key, from: position) {
      var scanner = JSONScanner()
      position = found + key.count
      scanner.position = position
      guard scanner.skip(UInt8(ascii: ":"), script), scanner.peek(script) == UInt8(ascii: "\""),
        let string = try? scanner.string(script)
      else { continue }
      position = scanner.position
      return string
    }
    return nil
  }
}

extension PageMetadata {
  /// `og:title` without the name of the site at its end; otherwise the title of the page without
  /// what seems to be that name.
  func bestTitle(_ html: borrowing Span<UInt8>) -> Range<Int> {
    guard !sharedTitle.isEmpty else { return html.withoutSite(html.trimmed(title)) }
    let rest = sharedTitle.count - site.count
    guard !site.isEmpty, rest > 3,
      ByteScan.equal(
        html,
        at: sharedTitle.lowerBound + rest..<sharedTitle.upperBound,
        to: html,
        at: site
      )
    else { return sharedTitle }
    let end = sharedTitle.lowerBound + rest
    let marks = [TitleSeparators.bar] + TitleSeparators.dashes
    for mark in marks where html.holds(mark, at: end - mark.count) && mark.count < rest {
      return sharedTitle.lowerBound..<end - mark.count
    }
    return sharedTitle
  }
}

extension Span where Element == UInt8 {
  /// A page's title without the name of the site: the part before the first ` | `, or before the
  /// last dash between blanks.
  fileprivate func withoutSite(_ title: Range<Int>) -> Range<Int> {
    var end = title.upperBound
    for position in title {
      if holds(TitleSeparators.bar, at: position), position > title.lowerBound {
        return title.lowerBound..<position
      }
      for dash in TitleSeparators.dashes where holds(dash, at: position) { end = position }
    }
    return title.lowerBound..<(end > title.lowerBound ? end : title.upperBound)
  }
}

private enum TitleSeparators {
  static let bar = Array(" | ".utf8)
  static let dashes = [
    " - ", " – ", " — ", " &#8211; ", " &#8212; ", " &ndash; ", " &mdash; ", " &#x2013; ",
  ].map { Array($0.utf8) }
}

extension Day {
  /// The day of a text that a page gives to machines.
  ///
  /// Texts of more than 64 bytes are not dates, and days before 1900 come from templates.
  fileprivate static func ofPage(_ text: borrowing Span<UInt8>, in range: Range<Int>) -> Day {
    let range = text.trimmed(range)
    guard range.count <= 64 else { return .unknown }
    let day = any(text, in: range)
    return day.isKnown && day.civil.year >= 1900 ? day : .unknown
  }
}

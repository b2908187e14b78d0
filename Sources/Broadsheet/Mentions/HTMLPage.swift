internal import BroadsheetCore
internal import Normalization
internal import Tables

/// Articles with their mentions marked, as one page that needs nothing beside it.
///
/// It shows the normalized text: valid UTF-8, references decoded, nothing invisible.
struct HTMLPage {
  /// Names of the dumps, in the order of the input.
  let dumps: [String]

  /// Everything before the first article.
  var header: [UInt8] {
    let name = dumps.count == 1 ? dumps[0] : "\(dumps.count) dumps"
    let title = Array("Mentions in ".utf8) + Self.escaped(name)
    return Array((Self.top + "<title>").utf8) + title + Array("</title>\n<style>".utf8)
      + Array((Self.style + "</style>\n</head>\n<body>\n<header><h1>").utf8) + title
      + Array("</h1></header>\n<main>\n".utf8)
  }

  /// Everything behind the last article: the legend with the counts of the whole run, which stays
  /// in sight at the foot of the window.
  func footer(_ summary: RunSummary, mentions: (EntityType) -> Int) -> [UInt8] {
    var out = summary.articles == 0 ? "<p class=\"none\">No article.</p>\n" : ""
    out += "</main>\n<footer>\n<p class=\"legend\">"
    for type in Self.order {
      out +=
        "<span><mark class=\"\(type.tag)\">\(Self.word(type))</mark> \(mentions(type))</span>\n"
    }
    out += "</p>\n<p>\(summary.mentions) mentions in \(summary.articles) articles"
    if !summary.isComplete { out += "; parts of the input could not be read" }
    return Array(
      (out + " · Broadsheet \(Broadsheet.version)</p>\n</footer>\n</body>\n</html>\n").utf8
    )
  }

  func append(_ view: TaggedArticle, to out: inout [UInt8]) {
    var field = MarkedField(view)
    let language = LanguageIdentifier.guess(view.batch.batch.text.span, view.article)
    let code = language == .unknown ? "" : language?.rawValue ?? ""
    out.append(contentsOf: "<article lang=\"\(code)\" dir=\"auto\">\n".utf8)
    if view.article.title.isEmpty {
      out.append(contentsOf: "<h2 class=\"none\">No title</h2>\n".utf8)
    } else {
      field.append(view.article.title.bounds, as: "h2", to: &out)
    }
    appendFacts(view, to: &out)
    field.append(view.article.body.bounds, as: "p", to: &out)
    out.append(contentsOf: "</article>\n".utf8)
  }

  /// Date, source, address, and the dump where there are several.
  private func appendFacts(_ view: TaggedArticle, to out: inout [UInt8]) {
    let known = Dictionary(view.metadata) { first, _ in first }
    var facts = [known["date"], known["source"]].compactMap { $0.map(Self.escaped) }
    if let url = known["url"] { facts.append(Self.link(url)) }
    if dumps.count > 1 { facts.append(Self.escaped(dumps[view.batch.batch.file])) }
    guard !facts.isEmpty else { return }
    out.append(contentsOf: "<p class=\"facts\">".utf8)
    out.append(contentsOf: facts.joined(separator: " · ".utf8))
    out.append(contentsOf: "</p>\n".utf8)
  }

  /// A link to a web page; any other address, or one with something to hide, is text.
  private static func link(_ url: String) -> [UInt8] {
    let text = escaped(url)
    var plain: [UInt8] = []
    TextWriter.appendHTML(Array(url.utf8)[...], to: &plain)
    let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
    guard isWeb, plain == text else { return text }
    return Array("<a rel=\"noreferrer\" href=\"".utf8) + text + Array("\">".utf8) + text
      + Array("</a>".utf8)
  }

  /// What a dump says of itself, which is not normalized: nothing in it acts.
  private static func escaped(_ text: String) -> [UInt8] {
    var (cell, out): ([UInt8], [UInt8]) = ([], [])
    TextWriter.appendTSV(text, to: &cell)
    TextWriter.appendHTML(cell[...], to: &out)
    return out
  }

  private static let order: [EntityType] = [.person, .organisation, .location, .miscellaneous]

  private static func word(_ type: EntityType) -> String {
    switch type {
    case .person: "People"
    case .organisation: "Organisations"
    case .location: "Places"
    case .miscellaneous: "Others"
    }
  }
}

/// Writes the fields of one article, one after the other, with the mentions in them.
private struct MarkedField {
  private let view: TaggedArticle
  private var mentions: ArraySlice<Mention>
  private var tag = ""
  private var isOpen = false

  init(_ view: TaggedArticle) {
    self.view = view
    mentions = view.mentions
  }

  /// Each paragraph of a field as an element.
  mutating func append(_ field: Range<Int>, as tag: String, to out: inout [UInt8]) {
    self.tag = tag
    let isWrapped = self.isWrapped(field)
    var position = field.lowerBound
    while let mention = mentions.first, mention.range.bounds.upperBound <= field.upperBound {
      let range = mention.range.bounds.clamped(to: position..<field.upperBound)
      appendText(position..<range.lowerBound, isWrapped, to: &out)
      append(mention, range, to: &out)
      position = range.upperBound
      mentions = mentions.dropFirst()
    }
    appendText(position..<field.upperBound, isWrapped, to: &out)
    close(&out)
  }

  private mutating func append(_ mention: Mention, _ range: Range<Int>, to out: inout [UInt8]) {
    open(&out)
    out.append(contentsOf: "<mark class=\"\(mention.type.tag)\" title=\"".utf8)
    TextWriter.appendHTML(view.name(mention), to: &out)
    out.append(contentsOf: "\">".utf8)
    TextWriter.appendHTML(view.batch.batch.text[range], to: &out)
    out.append(contentsOf: "</mark>".utf8)
  }

  /// Text between mentions; a blank line ends a paragraph, and so does a line break where lines
  /// are not wrapped.
  private mutating func appendText(_ range: Range<Int>, _ isWrapped: Bool, to out: inout [UInt8]) {
    let text = view.batch.batch.text
    var start = range.lowerBound
    while start < range.upperBound {
      let end = text[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      appendLine(text[start..<end], to: &out)
      guard end < range.upperBound else { return }
      let next = end + 1 < text.count ? text[end + 1] : 0x0A
      if !isWrapped || next == 0x0A || next == 0x20 {
        close(&out)
      } else if isOpen {
        out.append(0x0A)
      }
      start = end + 1
    }
  }

  private mutating func appendLine(_ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    guard isOpen || line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
    open(&out)
    TextWriter.appendHTML(line, to: &out)
  }

  private mutating func open(_ out: inout [UInt8]) {
    guard !isOpen else { return }
    out.append(contentsOf: "<\(tag)>".utf8)
    isOpen = true
  }

  private mutating func close(_ out: inout [UInt8]) {
    guard isOpen else { return }
    out.append(contentsOf: "</\(tag)>\n".utf8)
    isOpen = false
  }

  /// Whether lines are broken to fit a page: none is longer than one.
  private func isWrapped(_ field: Range<Int>) -> Bool {
    var length = 0
    for byte in view.batch.batch.text[field] {
      length = byte == 0x0A ? 0 : length + 1
      if length > 120 { return false }
    }
    return true
  }
}

extension HTMLPage {
  /// Nothing is loaded and nothing runs, whatever a dump holds.
  private static let top = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-ZXTD2V3KYt1acBvssiGmsw/l3aXF52IIqKereqo8j5M='; base-uri 'none'; form-action 'none'">

    """

  /// Articles out of sight are not laid out: pages of any length scroll at once.
  private static let style = """
    :root { color-scheme: light dark; --page: #faf9f6; --text: #1d1c1a; --quiet: #6b675f;
      --line: #dedad2; --bar: #ffffff; --per: #ffe0c7; --per-ink: #9a3f00; --org: #d9e6ff;
      --org-ink: #1c4fa3; --loc: #d4f0d9; --loc-ink: #136b31; --misc: #eddff9; --misc-ink: #6d35a0 }
    @media screen and (prefers-color-scheme: dark) { :root { --page: #171614; --text: #e9e6df; --quiet: #a29d93;
      --line: #37342f; --bar: #211f1c; --per: #54300f; --per-ink: #ffb783; --org: #1d3560;
      --org-ink: #a6c5ff; --loc: #153f22; --loc-ink: #8fdca6; --misc: #402a58; --misc-ink: #d7b5f7 } }
    * { box-sizing: border-box }
    html { scroll-padding: 1rem 0 7rem }
    body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--page); color: var(--text);
      font: 1.0625rem/1.65 Charter, "Iowan Old Style", "Source Serif 4", Georgia, Cambria, serif }
    header, main { width: 100%; max-width: 44rem; margin: 0 auto; padding: 0 1.25rem }
    h1, .facts, .none, footer { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
    h1 { margin: 2.5rem 0 0; font-size: .875rem; font-weight: 600; color: var(--quiet);
      overflow-wrap: anywhere }
    article { margin: 0 -.5rem; padding: 1.75rem .5rem 1.5rem; border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere; content-visibility: auto; contain-intrinsic-size: auto 36rem }
    h2 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.35; text-wrap: balance }
    p { margin: 0 0 .9rem }
    .none { color: var(--quiet); font-size: 1.125rem; font-weight: 500 }
    .facts { margin-bottom: 1rem; font-size: .8125rem; color: var(--quiet) }
    a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em }
    a:focus-visible { outline: 2px solid var(--text); outline-offset: .2em; border-radius: .1em }
    mark { padding: .08em .25em; border-radius: .25em; color: inherit;
      -webkit-box-decoration-break: clone; box-decoration-break: clone }
    mark::after { margin-left: .35em; font: 700 .6rem/1 system-ui, sans-serif;
      letter-spacing: .04em; vertical-align: .12em }
    .PER { background: var(--per) } .PER::after { content: "PER"; color: var(--per-ink) }
    .ORG { background: var(--org) } .ORG::after { content: "ORG"; color: var(--org-ink) }
    .LOC { background: var(--loc) } .LOC::after { content: "LOC"; color: var(--loc-ink) }
    .MISC { background: var(--misc) } .MISC::after { content: "MISC"; color: var(--misc-ink) }
    footer { position: sticky; bottom: 0; margin-top: auto; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem;
      justify-content: center; padding: .6rem 1.25rem; background: var(--bar);
      border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet) }
    footer p { margin: 0 } .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem }
    .legend mark { color: var(--text) } .legend span { white-space: nowrap }
    @media print { :root { color-scheme: light } body { background: none } h2 { break-after: avoid }
      footer { position: static } p { orphans: 3; widows: 3 }
      mark { padding: 0; border-radius: 0; background: none; border-bottom: .1em solid }
      .PER { border-color: var(--per-ink) } .ORG { border-color: var(--org-ink) }
      .LOC { border-color: var(--loc-ink) } .MISC { border-color: var(--misc-ink) } }

    """
}

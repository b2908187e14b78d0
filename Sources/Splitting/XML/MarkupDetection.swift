import BroadsheetCore

extension DumpFormat {
  /// The root elements of each vocabulary.
  private static let roots: [(DumpFormat, [[UInt8]])] = [
    (.html, bytes(["html", "head", "body", "article", "div", "p", "h1", "section", "main"])),
    (
      .newsml,
      bytes([
        "newsitem", "newsmessage", "newsml", "newsenvelope", "packageitem", "knowledgeitem",
        "conceptitem",
      ])
    ),
    (.nitf, bytes(["nitf", "contentset"])),
    (.rss, bytes(["rss", "rdf", "channel", "item"])),
    (.atom, bytes(["feed", "entry"])),
  ]

  /// Lists of the addresses of a site.
  private static let maps = bytes(["urlset", "sitemapindex", "listbucketresult"])
  /// What storage on the network answers for a file that it does not have.
  private static let errors = bytes(["error", "errors", "fault"])

  private static func bytes(_ names: [String]) -> [[UInt8]] { names.map { Array($0.utf8) } }

  static func isMarkup(_ head: borrowing Span<UInt8>) -> Bool {
    guard head[0] == UInt8(ascii: "<"), head.count > 1 else { return false }
    return ASCII.isLetter(head[1]) || "!?/_".utf8.contains(head[1])
  }

  /// Tells the formats of XML by the name of the root element.
  static func markupDetection(of head: borrowing Span<UInt8>) -> Detection {
    var scanner = MarkupScanner(head.indices)
    while let token = scanner.next(head) {
      guard case .open(let tag) = token else { continue }
      if let format = format(ofRoot: head, tag.name) { return .format(format) }
      let isMap = head.word(tag.name, of: maps) != nil
      let isError = head.word(tag.name, of: errors) != nil
      return .refused(isMap ? .pathList : isError ? .errorPage : .unknownFormat)
    }
    return .refused(.unknownFormat)
  }

  /// The format whose record begins at `start`.
  static func markupFormat(of head: borrowing Span<UInt8>) -> DumpFormat? {
    guard isMarkup(head), head[1] != UInt8(ascii: "/") else { return nil }
    let name = 1..<head.count
    let end = name.first { ASCII.isBlank(head[$0]) || head[$0] == UInt8(ascii: ">") } ?? head.count
    let colon = (1..<end).first { head[$0] == UInt8(ascii: ":") } ?? 0
    // A page inside of a crawl begins a line, too.
    return format(ofRoot: head, colon + 1..<end).flatMap { $0 == .html ? nil : $0 }
  }

  private static func format(
    ofRoot head: borrowing Span<UInt8>,
    _ name: Range<Int>
  ) -> DumpFormat? {
    for (format, names) in roots where head.word(name, of: names) != nil { return format }
    return nil
  }
}

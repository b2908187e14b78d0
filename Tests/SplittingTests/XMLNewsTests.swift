import BroadsheetCore
import Foundation
import Splitting
import Testing

@Suite struct XMLNewsTests {
  @Test func readsNewsML() {
    let outcome = split(Samples.newsml)
    #expect(outcome.report.isClean)
    #expect(outcome.report.skippedRecords == [.otherType: 1])
    #expect(
      outcome.articles == [
        Read(
          id: "urn:x:1",
          title: "Head &amp; more",
          body: "ROME One flows.\n\nTwo <kept>",
          day: "2020-05-01",
          record: 0
        ),
        Read(id: "urn:x:2", title: "Page", body: "Page\n\nText", day: "2020-05-03", record: 1),
      ]
    )
  }

  @Test func readsNITF() {
    let outcome = split(Samples.nitf)
    #expect(outcome.report.isClean)
    #expect(
      outcome.articles == [
        Read(
          id: "177",
          url: "http://e.org/?a=1",
          source: "The Paper",
          title: "Upper",
          body: "One.\n\nTwo.",
          day: "2007-02-03"
        ),
        Read(body: "Bare.", record: 1),
      ]
    )
  }

  @Test func readsRSS() {
    let outcome = split(Samples.rss)
    #expect(outcome.report.skippedRecords == [.noText: 1])
    #expect(
      outcome.articles == [
        Read(
          id: "tag:1",
          url: "http://e.org/1?a=1&b=2",
          source: "Wire",
          title: "Ships &amp; boats",
          body: "One &amp; two.\n\nThree",
          day: "2019-03-05"
        ),
        Read(
          title: "Second",
          body: "Escaped &lt;kept&gt; — dash\n\nline",
          day: "2019-03-06",
          record: 1
        ),
        Read(title: "Third", record: 3),
      ]
    )
  }

  @Test func readsAtom() {
    let outcome = split(Samples.atom)
    #expect(outcome.report.isClean)
    #expect(
      outcome.articles == [
        Read(
          id: "urn:1",
          url: "http://e.org/1",
          source: "Other",
          title: "One &lt; two",
          body: "Para\n\nMore &lt;b&gt;",
          day: "2020-05-01"
        ),
        Read(title: "Plain &lt;text&gt;", body: "Sum", day: "2020-05-03", record: 1),
      ]
    )
  }

  static let roots = [
    "<rss><channel><item><title>x</title></item></channel></rss>",
    "<rdf:RDF xmlns:rdf='r'><channel/><item rdf:about='u'><title>x</title></item></rdf:RDF>",
    "<?xml version='1.0'?><!-- <newsItem> --><feed><entry><title>x</title></entry></feed>",
    "<entry><title>x</title></entry>", "<newsItem><headline>x</headline></newsItem>",
    "<contentSet><inlineXML><nitf><hl1>x</hl1></nitf></inlineXML></contentSet>",
    "\u{FEFF}<?xml version=\"1.0\"?>\n<n:nitf><n:hl1>x</n:hl1></n:nitf>",
  ]

  @Test(arguments: roots)
  func theRootTellsTheVocabulary(_ dump: String) {
    for size in [1, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles == ["x"])
      #expect(outcome.report.isClean)
    }
  }

  @Test(arguments: [Samples.newsml, Samples.nitf, Samples.rss, Samples.atom])
  func noPrefixLosesSilently(_ dump: String) {
    let whole = split(dump)
    let isNITF = dump == Samples.nitf
    for length in 60..<dump.utf8.count - 1 {
      let prefix = String(decoding: Array(dump.utf8).prefix(length), as: UTF8.self)
      let outcome = split(prefix)
      #expect(outcome.articles == Array(whole.articles.prefix(outcome.articles.count)))
      // NITF has nothing around its documents.
      let mayEnd = isNITF && prefix.reversed().drop { $0.isWhitespace }.starts(with: ">ftin/<")
      #expect(
        outcome.report.rejectedTotal + outcome.report.damageCount
          > 0 || mayEnd || isPrologue(prefix)
      )
    }
  }

  /// Nothing but declarations was read.
  private func isPrologue(_ text: String) -> Bool {
    text.hasSuffix("?>") || text.hasSuffix("?>\n") || text.hasSuffix("]>") || text.hasSuffix("]>\n")
      || text.hasSuffix("]>\n    ") || text.hasSuffix("?>\n    ")
  }

  @Test func anUnclosedItemIsCutAndTheNextOneRead() {
    let good = "<item><title>kept</title></item>\n"
    let dump = "<rss>" + good + "<item><title>lost</title>\n" + good + "</rss>"
    for size in [1, 9, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles == ["kept", "kept"])
      #expect(outcome.rejected == [.cutRecord])
    }
  }

  /// One that is never closed hides nothing; one that is closed late hides what it holds.
  @Test(arguments: ["<![CDATA[", "<!--"])
  func anUnclosedSectionCostsOneItem(_ opening: String) {
    let good = "<item><title>kept</title></item>\n"
    let dump =
      "<rss>" + good + "<item><title>\(opening)lost</title></item>\n" + good + good + "</rss>"
    for size in [1, 9, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles.filter { $0 == "kept" }.count == 3)
    }
  }

  static let broken: [(String, Fault)] = [
    ("<itm><title>x</title></item>", .badRecord), ("<item><title>x</item>", .badRecord),
  ]

  @Test(arguments: ["<item></item>", "<item><title> </title></item>"])
  func anItemWithoutTextIsEmpty(_ item: String) {
    let good = "<item><title>kept</title></item>\n"
    let outcome = split("<rss><channel>" + good + item + good + "</channel></rss>")
    #expect(outcome.titles == ["kept", "kept"])
    #expect(outcome.report.skippedRecords == [.noText: 1])
  }

  @Test(arguments: broken)
  func aBrokenItemCostsOneRecord(_ item: String, _ fault: Fault) {
    let good = "<item><title>kept</title></item>\n"
    let outcome = split("<rss><channel>" + good + item + good + "</channel></rss>")
    #expect(outcome.titles == ["kept", "kept"])
    #expect(outcome.rejected == [fault])
  }

  @Test func picturesAreSkipped() {
    let item =
      "<newsItem><itemClass qcode='ninat:picture'/><headline>x</headline><remoteContent/></newsItem>"
    #expect(split(item).report.skippedRecords == [.media: 1])
  }

  @Test(arguments: ["ISO-8859-1", "iso-8859-1", "windows-1252"])
  func declaredLatinIsConverted(_ encoding: String) {
    var bytes = Array("<?xml version='1.0' encoding='\(encoding)'?><rss><item><title>K".utf8)
    bytes +=
      [0xFC, 0x93, 0x80] + Array("</title></item><item><title>plain</title></item></rss>".utf8)
    let outcome = split(bytes)
    #expect(outcome.titles == ["Kü“€", "plain"])
    #expect(outcome.report.converted == ["windows-1252": 1])
    let utf8 =
      "<?xml version='1.0' encoding='\(encoding)'?><rss><item><title>Kü</title></item></rss>"
    #expect(split(utf8).titles == ["Kü"] && split(utf8).report.converted.isEmpty)
  }

  static let hostile = [
    "<a>", "<item>", "<item a=\"", "<![CDATA[", "<!--", "<title>", "</title>", "<item><title",
    "<? ",
    "<!DOCTYPE [", "&#x", "<content:encoded>&lt;", "]]>", "<p <", "<a b='",
  ]

  /// Linear in time, without recursion, whatever is opened and never closed.
  @Test(arguments: hostile)
  func hostileMarkupEnds(_ pattern: String) {
    let middle = String(repeating: pattern, count: 200_000)
    let dump = Array("<rss><item><title>x</title>\(middle)</item></rss>".utf8)
    for size in [4096, 1 << 20] { #expect(split(dump, blockSize: size).report.articles <= 1) }
  }

  @Test func aHugeAttributeIsNoTrouble() {
    let value = String(repeating: "a > b ", count: 200_000)
    let dump = "<rss><item x=\"\(value)\"><title y='\(value)'>x</title></item></rss>"
    #expect(split(dump, blockSize: 4096).titles == ["x"])
  }
}

#if canImport(FoundationXML)
  import FoundationXML

  /// Foundation's reader as the slow reference.
  final class TitleTwin: NSObject, XMLParserDelegate {
    var titles: [String] = []
    private var path: [String] = []
    private var text = ""

    func parser(
      _ parser: XMLParser,
      didStartElement name: String,
      namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String]
    ) {
      path.append(name)
      text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    func parser(_ parser: XMLParser, foundCDATA data: Data) {
      text += String(decoding: data, as: UTF8.self)
    }

    func parser(
      _ parser: XMLParser,
      didEndElement name: String,
      namespaceURI: String?,
      qualifiedName: String?
    ) {
      if path.suffix(2) == ["item", "title"] { titles.append(text) }
      path.removeLast()
    }
  }

  extension XMLNewsTests {
    @Test func agreesWithFoundation() {
      let items = (0..<50).map {
        "<item><title>Title \($0) <![CDATA[& more]]></title><link>u</link></item>"
      }
      let dump = "<rss><channel><title>no</title>\(items.joined(separator: "\n"))</channel></rss>"
      let twin = TitleTwin()
      let parser = XMLParser(data: Data(dump.utf8))
      parser.delegate = twin
      #expect(parser.parse())
      #expect(split(dump, blockSize: 100).titles == twin.titles)
    }
  }
#endif

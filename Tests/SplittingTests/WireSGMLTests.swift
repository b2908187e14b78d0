import BroadsheetCore
import Splitting
import Testing

@Suite struct WireSGMLTests {
  @Test func readsGigaword() {
    let outcome = split(Samples.gigaword)
    #expect(outcome.report.isClean)
    let body =
      "PARIS, May 31 (XYZ) ``Prices rise,'' he said.\nThey do.\n\nAT&T < all > others"
    #expect(
      outcome.articles == [
        Read(
          id: "XYZ_ENG_20090531.0001",
          title: "Rates &amp; prices rise",
          body: body,
          day: "2009-05-31"
        ),
        Read(
          id: "XYZ_ENG_20090601.0002",
          body: "Bare text of many\n  lines.",
          day: "2009-06-01",
          record: 1
        ),
        Read(id: "XYZ_ENG_20090602.0003", title: "Alone", day: "2009-06-02", record: 2),
      ]
    )
  }

  @Test func readsTREC() {
    let outcome = split(Samples.trec)
    #expect(outcome.report.isClean)
    #expect(
      outcome.articles == [
        Read(
          id: "AB-0001",
          title: "Not closed",
          body: "One.\n   Two  three.\n\nThree.",
          day: "1987-03-26"
        ),
        Read(
          id: "WX870324-0001",
          source: "The Paper",
          title: "Two Makers @ Merge",
          body: "ROME -- Lead.\n\nRest.",
          day: "1987-03-24",
          record: 1
        ),
      ]
    )
  }

  static let documents: [(String, Read)] = [
    ("<DOC><DOCNO> A </DOCNO><TEXT>x</TEXT></DOC>", Read(id: "A", body: "x")),
    ("<DOC id=A><TEXT>x</TEXT></DOC>", Read(id: "A", body: "x")),
    ("<DOC><TTL>t</TTL><TEXT>x</DOC>", Read(title: "t", body: "x")),
    ("<DOC><TEXT>a<TITLE>t</TITLE>b</TEXT></DOC>", Read(title: "t", body: "a\n\nb")),
    ("<DOC><HEADLINE><P>t</P></HEADLINE><LEADPARA>a</LEADPARA></DOC>", Read(title: "t", body: "a")),
    (
      "<DOC><DATE_TIME>2001-02-03 04:05</DATE_TIME><TEXT>x</TEXT></DOC>",
      Read(body: "x", day: "2001-02-03")
    ),
    (
      "<DOC><DATELINE>ROME, 5 March 1999</DATELINE><TEXT>x</TEXT></DOC>",
      Read(body: "ROME, 5 March 1999 x", day: "1999-03-05")
    ),
    (
      "<DOC><TEXT>a <!-- no --> b &lt;c&gt; 1 < 2</TEXT></DOC>",
      Read(body: "a  b &lt;c&gt; 1 < 2")
    ),
    ("<DOC><DATELINE>ROME</DATELINE></DOC>", Read(body: "ROME ")),
  ]

  @Test(arguments: documents)
  func readsParts(_ document: String, _ article: Read) {
    #expect(split(document).articles == [article])
  }

  @Test func anUnclosedRecordIsCutAndTheNextOneRead() {
    let open = "<DOC id=\"1\">\n<TEXT>lost <DOC in a line\n"
    let good = "<DOC id=\"2\">\n<TEXT>kept</TEXT>\n</DOC>\n"
    for size in [1, 5, 1000] {
      let outcome = split(open + good + "  " + good + open, blockSize: size)
      #expect(outcome.bodies == ["kept", "kept"])
      #expect(outcome.rejected == [.cutRecord, .cutRecord])
    }
  }

  @Test func whatIsNoRecordIsReported() {
    let good = "<DOC>\n<TEXT>kept</TEXT>\n</DOC>\n"
    #expect(split("<!DOCTYPE x>\n" + good, options: SplitOptions(format: .sgml)).report.isClean)
    #expect(split(good + "<DUC>\n<TEXT>odd</TEXT>\n</DOC>\n" + good).rejected == [.badRecord])
    #expect(split("<DOC></DOC>").report.skippedRecords == [.noText: 1])
  }

  @Test(arguments: [Samples.gigaword, Samples.trec])
  func noPrefixLosesSilently(_ dump: String) {
    for length in 6..<dump.utf8.count {
      let prefix = String(dump.prefix(length))
      let words = prefix.lowercased().split { $0.isWhitespace }
      #expect(split(prefix).report.isClean == words.last?.hasSuffix("</doc>"))
    }
  }

  @Test(arguments: ["<DOC>\n<TEXT>", "<DOC><P ", "<DOC><a b=\"", "<DOC><!--", "<DOC> <x <y '"])
  func hostileMarkupEnds(_ pattern: String) {
    let dump = Array((String(repeating: pattern, count: 100_000) + "</DOC>").utf8)
    for size in [4096, 1 << 20] { #expect(split(dump, blockSize: size).report.articles <= 1) }
  }
}

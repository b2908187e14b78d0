import BroadsheetCore
import Splitting
import Testing

/// Formats of agencies and archives: RCV1, NewsML 1, exports of LexisNexis, saved pages.
@Suite struct AgencyFormatTests {
  private static func rcv1(_ id: Int, _ day: String, _ text: String) -> String {
    """
    <?xml version="1.0" encoding="iso-8859-1" ?>
    <newsitem itemid="\(id)" id="root" date="\(day)" xml:lang="en">
    <title>LAND: Head \(id).</title>
    <headline>Head \(id).</headline>
    <dateline>TOWN \(day)</dateline>
    <text>
    <p>\(text)</p>
    <p>More of it.</p>
    </text>
    <copyright>(c) Nobody 1996</copyright>
    <metadata>
    <codes class="bip:topics:1.0"><code code="C12"><editdetail date="1996-08-20"/></code></codes>
    <dc element="dc.date.created" value="1990-01-01"/>
    <dc element="dc.publisher" value="The Agency"/>
    </metadata>
    </newsitem>

    """
  }

  @Test func readsRCV1() {
    let dump = Self.rcv1(21, "1996-08-20", "Ada &amp; Co.") + Self.rcv1(22, "1996-08-21", "Rain.")
    for size in [1, 64, 10_000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.report.isClean)
      #expect(
        outcome.articles == [
          Read(
            id: "21",
            source: "The Agency",
            title: "Head 21.",
            body: "TOWN 1996-08-20 Ada &amp; Co.\n\nMore of it.",
            day: "1996-08-20"
          ),
          Read(
            id: "22",
            source: "The Agency",
            title: "Head 22.",
            body: "TOWN 1996-08-21 Rain.\n\nMore of it.",
            day: "1996-08-21",
            record: 1
          ),
        ]
      )
    }
  }

  private static func newsML(_ content: String) -> String {
    """
    <?xml version="1.0"?>
    <NewsML Version="1.2"><NewsEnvelope><DateAndTime>20200101T000000Z</DateAndTime></NewsEnvelope>
    <NewsItem><Identification><NewsIdentifier><ProviderId>p</ProviderId><DateId>20190305</DateId>
    <NewsItemId>n1</NewsItemId><PublicIdentifier>urn:newsml:p:n1</PublicIdentifier>
    </NewsIdentifier></Identification><NewsManagement><FirstCreated>20190306T100000Z</FirstCreated>
    <ThisRevisionCreated>20200101T000000Z</ThisRevisionCreated></NewsManagement>
    <NewsComponent><NewsLines><HeadLine>Head</HeadLine><DateLine>TOWN</DateLine></NewsLines>
    \(content)</NewsComponent></NewsItem></NewsML>
    """
  }

  static let contents = [
    "<ContentItem><DataContent><p>One.</p><p>Two.</p></DataContent></ContentItem>",
    "<NewsComponent><Role FormalName=\"Main\"/><ContentItem><MediaType FormalName=\"Text\"/>"
      + "<DataContent><p>One.</p><p>Two.</p></DataContent></ContentItem></NewsComponent>"
      + "<NewsComponent><Role FormalName=\"Caption\"/><ContentItem><DataContent><p>no</p>"
      + "</DataContent></ContentItem></NewsComponent>",
    "<ContentItem><DataContent><nitf><body><body.content><p>One.</p><p>Two.</p></body.content>"
      + "</body></nitf></DataContent></ContentItem>",
    "<ContentItem><DataContent><html><head><title>no</title></head><body><p>One.</p><p>Two.</p>"
      + "</body></html></DataContent></ContentItem>",
  ]

  @Test(arguments: contents)
  func readsNewsML1(_ content: String) {
    let article = Read(
      id: "urn:newsml:p:n1",
      title: "Head",
      body: "One.\n\nTwo.",
      day: "2019-03-06"
    )
    for size in [1, 64, 10_000] {
      #expect(split(Self.newsML(content), blockSize: size).articles == [article])
    }
  }

  private static func lexis(_ number: Int, _ day: String) -> String {
    """


                                   \(number) of 2 DOCUMENTS


                                  The Example (City)

                                 \(day)
                                    Late Edition

    Head \(number)

    BYLINE: A Writer

    SECTION: NEWS; Pg. 4

    LENGTH: 20 words


    One sentence: of two
    lines.

    Another paragraph.

    LOAD-DATE: January 1, 2020

    LANGUAGE: ENGLISH


                           Copyright 2019 Example Ltd.
                                All Rights Reserved

    """
  }

  @Test func readsExportsOfLexisNexis() {
    let dump =
      "\u{FEFF}\r\n"
      + (Self.lexis(1, "March 5, 2019 Tuesday") + Self.lexis(2, "March 6, 2019 Wednesday"))
      .replacing("\n", with: "\r\n")
    for size in [1, 64, 10_000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.report.formats == ["lexis": 1] && outcome.report.isClean)
      #expect(outcome.titles == ["Head 1", "Head 2"])
      #expect(outcome.articles.map(\.day) == ["2019-03-05", "2019-03-06"])
      #expect(outcome.articles.allSatisfy { $0.source == "The Example (City)" })
      #expect(
        outcome.bodies.map { $0.replacing("\r\n", with: "\n") }
          == Array(repeating: "One sentence: of two\nlines.\n\nAnother paragraph.", count: 2)
      )
    }
  }

  @Test func readsExportsOfNexisUni() {
    let article = """
      Head one

      The Example

      March 5, 2019 Tuesday

      Copyright 2019 Example Ltd. All Rights Reserved

      Section: NEWS; Pg. 4
      Length: 20 words
      Byline: A Writer

      Body

      First paragraph.

      Second one.

      Load-Date: January 1, 2020

      End of Document

      """
    for size in [1, 64, 10_000] {
      let outcome = split(article + "\n\n" + article, blockSize: size)
      #expect(outcome.titles == ["Head one", "Head one"])
      #expect(outcome.bodies == Array(repeating: "First paragraph.\n\nSecond one.", count: 2))
      #expect(outcome.articles.map(\.day) == ["2019-03-05", "2019-03-05"])
      #expect(outcome.articles.map(\.source) == ["The Example", "The Example"])
    }
  }

  private static func page(_ title: String, _ words: Int) -> String {
    let text = Array(repeating: "word", count: words).joined(separator: " ") + "."
    return """
      <!DOCTYPE html><html><head><title>\(title)</title>
      <meta property="og:url" content="http://e.org/1"></head>
      <body><article><p>\(text)</p></article></body></html>
      """
  }

  @Test func readsSavedPages() {
    let dump = Self.page("One", 20) + "\n<!-- kept -->\n" + Self.page("Two", 30)
    for size in [1, 64, 10_000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.report.formats == ["html": 1] && outcome.report.isClean)
      #expect(outcome.titles.first == "One")
      #expect(outcome.articles.first?.url == "http://e.org/1")
    }
    let two = split(Self.page("One", 20) + "\n\n" + Self.page("Two", 30))
    #expect(two.titles == ["One", "Two"])
  }

  @Test(arguments: ["404 Not Found", "Access Denied", "Error 503", "Just a moment..."])
  func aPageThatSaysThereIsNoneIsNoArticle(_ title: String) {
    #expect(split(Self.page(title, 20)).rejected == [.errorPage])
    #expect(split(Self.page(title, 200)).titles == [title])
  }

  @Test func aListingIsNoArticle() {
    #expect(split(Self.page("Index of /dumps", 20)).rejected == [.pathList])
  }
}

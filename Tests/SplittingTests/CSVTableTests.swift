import BroadsheetCore
import BroadsheetTestSupport
import Splitting
import Testing

@Suite struct CSVTableTests {
  @Test func readsRows() {
    let outcome = split(Samples.csv)
    #expect(outcome.report.isClean)
    #expect(
      outcome.articles == [
        Read(
          id: "17",
          url: "http://e.org/1",
          source: "The Paper",
          title: "First",
          body: "Plain text",
          day: "2016-12-31",
          record: 0
        ),
        Read(
          id: "18",
          source: "The Paper",
          title: "A \"quoted\" title, with comma",
          body: "Para one.\n\nPara \"two\", here.",
          day: "2017-01-02",
          record: 1
        ),
        Read(id: "19", url: "u", source: "Semi;colon", body: "x", day: "1987-03-05", record: 2),
        Read(id: "20", source: "P", title: "Last", record: 3),
      ]
    )
  }

  static let tables: [(String, [Read])] = [
    (
      "title,text\r\na,b\r\n\r\nc,d",
      [Read(title: "a", body: "b"), Read(title: "c", body: "d", record: 1)]
    ),
    ("Title;Body\na;\"b;c\"", [Read(title: "a", body: "b;c")]),
    ("id\ttitle\tcontent\n\ta\tb\n", [Read(title: "a", body: "b")]),
    ("\u{FEFF}\"title\",\" TEXT \"\na,\"b\" \n", [Read(title: "a", body: "b")]),
    ("article,highlights,id\n\"x\",y,7\n", [Read(id: "7", body: "x")]),
    (
      "text,body,title\n,b,t\na,b,t\n",
      [Read(title: "t", body: "b"), Read(title: "t", body: "a", record: 1)]
    ),
    ("title,date,published_date\nt,None,2001-02-03\n", [Read(title: "t", day: "2001-02-03")]),
  ]

  @Test(arguments: tables)
  func readsTables(_ dump: String, _ articles: [Read]) {
    for size in [1, 3, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.articles == articles)
      #expect(outcome.report.isClean)
    }
  }

  @Test func namesMayBeGiven() {
    var options = SplitOptions()
    options.textField = "Words"
    options.titleField = "name"
    #expect(
      split("words,title,name\na,b,c\n", options: options).articles == [Read(title: "c", body: "a")]
    )
  }

  @Test(arguments: ["Once, upon a time\nmore", "names, places\nx,y", "title\nx"])
  func aLineWithACommaIsNoHeader(_ dump: String) {
    #expect(split(dump).report.articles == 1 && split(dump).titles != ["x"])
  }

  /// Rows of a table around what an editor's slip makes of one.
  static let slips: [(String, [String])] = [
    ("2,b", ["a", "c", "d"]), ("2,b,x,y", ["a", "c", "d"]), ("2,\"b\"x,\"t\"", ["a", "c", "d"]),
    ("2,b,\"t", ["a", "c", "d"]), ("2,\"b,t", ["a", "c", "d"]),
    ("2,b,\"t\n\nmore", ["a", "c", "d"]),
    ("2,b,\"he said \"so\" to\nall, he did, too\nend\"", ["a", "c", "d"]),
  ]

  @Test(arguments: slips)
  func aSlipCostsOneRow(_ row: String, _ titles: [String]) {
    let dump = "id,title,text\n1,a,\"x\ny\"\n\(row)\n3,c,\"x, \ny\"\n4,d,x\n"
    for size in [1, 5, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles == titles, "\(row)")
      #expect(!outcome.rejected.isEmpty)
    }
  }

  /// Without a quote behind it, rows that look like rows are rows.
  @Test func aQuoteTooManyInAPlainTableCostsOneRow() {
    let dump = "id,title,text\n1,a,x\n2,b,\"x\n3,c,x\n4,d,x\n"
    #expect(split(dump).titles == ["a", "c", "d"])
    let cut = "id,title,text\n1,a,x\n2,b,\"He came,\nhe saw, he went, and so\non"
    #expect(split(cut).titles == ["a"])
    #expect(split(cut).rejected == [.cutRecord])
  }

  @Test func aGapCostsTheRowsAroundIt() {
    let outcome = split([
      Stretch(text: "id,title,text\n1,a,x\n2,b,\"lo"),
      Stretch(text: "st,a,b\nc,d,e\nend\",\n3,c,\"x\ny\"\n4,d,x\n", isAfterGap: true),
      Stretch(text: "e,x\n6,f,x\n7,g,\"x\"\n", isAfterGap: true),
    ])
    #expect(outcome.titles == ["a", "c", "d", "f", "g"])
    #expect(outcome.rejected == [.cutRecord, .cutRecord, .cutRecord])
  }

  @Test func aFieldThatIsTooLargeCostsOneRow() {
    var options = SplitOptions()
    options.recordLimit = 100
    let long = String(repeating: "word ", count: 100)
    for size in [1, 7, 5000] {
      let line = split(
        "id,title,text\n1,a,x\n2,b,\(long)\n3,c,x\n",
        blockSize: size,
        options: options
      )
      #expect(line.titles == ["a", "c"])
      #expect(line.rejected == [.tooLarge])
      let lines =
        "id,title,text\n1,a,x\n2,b,\"\(long.replacing("word word", with: "a\nb"))\"\n3,c,x\n"
      #expect(split(lines, blockSize: size, options: options).titles == ["a", "c"])
    }
  }

  /// A field without quotes may end anywhere; nothing else may.
  @Test func noPrefixLosesSilently() {
    let whole = split(Samples.csv)
    for length in 60..<Samples.csv.utf8.count {
      let prefix = String(Samples.csv.prefix(length))
      let outcome = split(prefix)
      let rows = outcome.articles.count
      #expect(outcome.articles.dropLast() == whole.articles.prefix(max(0, rows - 1)))
      // One of two quotes looks like the end of a field.
      let next = Samples.csv.dropFirst(length).first
      let isWhole = outcome.articles == Array(whole.articles.prefix(rows))
      #expect(isWhole || !outcome.report.isClean || prefix.last != "\"" || next == "\"")
      if prefix.count(where: { $0 == "\"" }) % 2 == 1 { #expect(!outcome.report.isClean) }
    }
  }

  @Test func agreesWithATwin() {
    var random = Seeded(state: 9)
    let alphabet = Array("ab,\"\n; \t")
    let rows = (0..<300).map { _ in
      (0..<3).map { _ in
        "x"
          + String(
            (0..<Int.random(in: 0...9, using: &random)).map { _ in
              alphabet.randomElement(using: &random) ?? "a"
            }
          ) + "x"
      }
    }
    let dump =
      "id,title,text\n"
      + rows.map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
      }.joined(separator: "\n")
    for size in [1, 13, 5000] {
      let read = split(dump, blockSize: size).articles
      #expect(read.map { [$0.id, $0.title, $0.body] } == rows)
    }
  }

  @Test(arguments: [
    "\"", "\"a\n", "\"\"\"\"b\n", "a,\"b\n", "\"\n", "\"\"", "x \" y\n",
  ])
  func hostileQuotesEnd(_ pattern: String) {
    let dump = Array(("id,title,text\n" + String(repeating: pattern, count: 200_000)).utf8)
    for size in [4096, 1 << 20] {
      #expect(!split(dump, blockSize: size).report.isClean)
    }
  }

  /// R and pandas number the rows, and give that column no name.
  @Test(arguments: [
    "title\ttext\n1\tA\tone\n2\tB\ttwo\n", "\ttitle\ttext\n0\tA\tone\n1\tB\ttwo\n",
    "\"title\",\"text\"\n\"1\",\"A\",\"one\"\n\"2\",\"B\",\"two\"\n",
  ])
  func rowNumbersNeedNoName(_ dump: String) {
    for size in [1, 7, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles == ["A", "B"] && outcome.bodies == ["one", "two"])
      #expect(outcome.report.isClean)
    }
  }
}

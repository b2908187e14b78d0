import BroadsheetCore
import BroadsheetTestSupport
import Splitting
import Testing

/// Tables as programs and people write them: each says what it holds, whatever its dialect.
@Suite struct TableDialectTests {
  private static let two = [
    Read(id: "1", title: "Rain", body: "It rained, and so on.", day: "2019-03-05"),
    Read(id: "2", title: "Snow", body: "Ada \"Lind\" saw it.", day: "2019-03-06", record: 1),
  ]

  private static let header = ["id", "date", "title", "text"]
  private static let rows = [
    ["1", "2019-03-05", "Rain", "It rained, and so on."],
    ["2", "2019-03-06", "Snow", "Ada \"Lind\" saw it."],
  ]

  /// The two articles, each cell written by `cell`.
  private static func table(
    _ separator: String,
    end: String = "\n",
    _ cell: (String) -> String
  ) -> String {
    ([header] + rows).map { $0.map(cell).joined(separator: separator) + end }.joined()
  }

  private static func doubled(_ cell: String) -> String {
    "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static func escaped(_ cell: String) -> String {
    "\"" + cell.replacing("\"", with: "\\\"") + "\""
  }

  private static func minimal(_ cell: String) -> String {
    cell.contains { ",\";".contains($0) } ? doubled(cell) : cell
  }

  static let siblings: [(name: String, dump: String)] = [
    ("minimal quotes", table(",", minimal)),
    ("CRLF", table(",", end: "\r\n", minimal)),
    ("CR", table(",", end: "\r", minimal)),
    ("CR and backslashes", table(";", end: "\r", escaped)),
    (
      "CR and apostrophes",
      table("\t", end: "\r") { "'\($0.replacing("'", with: "''"))'" }
    ),
    ("semicolons", table(";", minimal)),
    ("bars", table("|", minimal)),
    ("bars and blanks", table(" | ") { $0 }),
    ("carets", table("^") { $0 }),
    ("tildes", table("~") { $0 }),
    ("0x01", table("\u{1}") { $0 }),
    ("tabs", table("\t") { $0 }),
    ("tabs and quotes", table("\t", doubled)),
    ("tabs and CR", table("\t", end: "\r") { $0 }),
    ("all quoted", table(",", doubled)),
    ("backslashes", table(",", escaped)),
    ("backslashes and tabs", table("\t", escaped)),
    ("apostrophes", table(",") { "'\($0.replacing("'", with: "''"))'" }),
    ("escaped separators", table(",") { $0.replacing(",", with: "\\,") }),
    ("blanks before quotes", table(", ", doubled)),
    ("no quotes at all", table(",") { $0 }),
    ("named separator", "sep=;\n" + table(";", minimal)),
    ("named separator in quotes", "\"sep=|\"\r\n" + table("|", end: "\r\n") { $0 }),
    ("named tab", "sep=\t\n" + table("\t") { $0 }),
    ("named colon", "sep=!\n" + table("!") { $0 }),
    ("byte order mark and named separator", "\u{FEFF}sep=;\n" + table(";", doubled)),
    ("comments", "# Made on Monday, by hand\n# id: a number\n\n" + table(",", minimal)),
    ("comments by slashes", "// Made on Monday\n" + table("\t") { $0 }),
    ("a header behind a mark", "# Made on Monday\n#" + table("\t") { $0 }),
    ("a title above", "News of March\n\n" + table(";", minimal)),
    ("blank lines", "\n\n" + table(",", end: "\n\n", minimal)),
    ("spare separators", table(",", end: ",\n", minimal)),
    ("three spare separators", table(";", end: ";;;\r\n", minimal)),
    ("spare separators in the header", "id,date,title,text,,\n" + bare(table(",", minimal))),
    (
      "spare separators in the rows",
      "id,date,title,text\n" + bare(table(",", end: ",,\n", minimal))
    ),
    ("spare separators in one row", String(table(",", minimal).dropLast()) + ",,,\n"),
    ("twice the header", bare(table(",", minimal), keepsHeader: true)),
    ("a header between", between("id,date,title,text\n")),
    ("a header behind a mark between", between("\u{FEFF}id,date,title,text\n")),
    ("a header in quotes between", between("\"id\",\"date\",\"title\",\"text\"\n")),
    ("a named separator between", between("sep=,\nid,date,title,text\n")),
    ("another header", between("title,id,text,date\n", second: [2, 0, 3, 1])),
    ("a wider header", between("n,title,id,text,date\n", second: [1, 2, 0, 3, 1])),
    ("a header with semicolons", between("id;date;title;text\n", separator: ";")),
    (
      "a header behind no line end",
      "id,date,title,text\n1,2019-03-05,Rain,\"It rained, and so on.\"id,date,title,text\n"
        + "2,2019-03-06,Snow,\"Ada \"\"Lind\"\" saw it.\"\n"
    ),
    (
      "another header behind no line end",
      "id,date,title,text\n1,2019-03-05,Rain,\"It rained, and so on.\"title,id,text,date\n"
        + "Snow,2,\"Ada \"\"Lind\"\" saw it.\",2019-03-06\n"
    ),
    ("row names", "id\tdate\ttitle\ttext\n" + numbered(table("\t") { $0 })),
    (
      "a rule under the header",
      "| id | date | title | text |\n|---|---|:--|---|\n"
        + rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    ),
    ("HTML", table(",") { minimal($0 == rows[1][3] ? "<p>Ada \"Lind\" saw it.</p>" : $0) }),
  ]

  /// The rows without the header, or with the header twice.
  private static func bare(_ table: String, keepsHeader: Bool = false) -> String {
    let lines = table.split(separator: "\n", maxSplits: 1)
    return keepsHeader ? lines[0] + "\n" + table : String(lines[1])
  }

  private static func numbered(_ table: String) -> String {
    bare(table).split(separator: "\n").enumerated().map { "\($0 + 1)\t\($1)\n" }.joined()
  }

  /// The first row, a header, and the second row below it in the order of that header.
  private static func between(
    _ line: String,
    second: [Int] = [0, 1, 2, 3],
    separator: String = ","
  ) -> String {
    let cells = second.map { minimal(rows[1][$0]) }
    return "id,date,title,text\n1,2019-03-05,Rain,\"It rained, and so on.\"\n" + line
      + cells.joined(separator: separator) + "\n"
  }

  @Test(arguments: siblings.map(\.name))
  func dialectsHoldTheSame(_ name: String) throws {
    let dump = try #require(Self.siblings.first { $0.name == name }).dump
    let whole = split(dump)
    #expect(whole.articles == Self.two, "\(whole.report.dialects)")
    #expect(whole.report.isClean && whole.report.dialects.count == 1)
    for size in 1...dump.utf8.count { #expect(split(dump, blockSize: size) == whole) }
  }

  static let tabs: [(dump: String, titles: [String])] = [
    (
      "id\ttitle\ttext\n1\t\"Dry day\tx\n2\tA \"b\" c\tx\n3\t\"D\" e\tx\n",
      ["\"Dry day", "A \"b\" c", "\"D\" e"]
    ),
    ("title\ttext\nA\tx\n\"B\tx\nC\tx\n", ["A", "\"B", "C"]),
    (
      "\"title\"\t\"text\"\n\"A\tx\nB\"\tx\n\"C\" d\tx\n\"E\tx\n", ["\"A", "B\"", "\"C\" d", "\"E"]
    ),
    ("title|text\nA|x\n\"B\" c|'Tis x\nD|He said \"x\" so\n", ["A", "\"B\" c", "D"]),
    ("title\ttext\n'Tis A\tx\n'B' c\tx\n", ["'Tis A", "'B' c"]),
    ("title\ttext\n\"A\nb\"\tx\n\"C\"\tx\n", ["A\nb", "C"]),
  ]

  @Test(arguments: tabs)
  func quotesThatOpenNothingAreLetters(_ dump: String, _ titles: [String]) {
    let whole = split(dump)
    #expect(whole.titles == titles && whole.report.isClean)
    for size in 1...dump.utf8.count { #expect(split(dump, blockSize: size) == whole) }
  }

  /// Far behind the rows that decide, one wrong quote costs no row of a table with tabs.
  @Test func aLateQuoteOpensNothing() {
    let plain = (0..<5000).map { "\($0)\tRain\tIt rained all day.\n" }.joined()
    let dump = "id\ttitle\ttext\n\(plain)x\t\"Wet\tAda came.\n\(plain)"
    let outcome = split(dump)
    #expect(outcome.articles.count == 10_001 && outcome.report.isClean)
    #expect(
      outcome.articles[5000] == Read(id: "x", title: "\"Wet", body: "Ada came.", record: 5000)
    )
  }

  /// Where rows end at CR, LF is part of a cell; a table of few rows may show that by its header.
  @Test func lineFeedsMayBeInCells() {
    let dumps = ["title,text\rA,x\ny\rB,z\r", "title,text\rA,\"x\ny\"\r\"B\",z\r"]
    for dump in dumps {
      let whole = split(dump)
      #expect(whole.bodies == ["x\ny", "z"] && whole.report.isClean)
      for size in 1...dump.utf8.count { #expect(split(dump, blockSize: size) == whole) }
    }
  }

  static let spelled: [(dump: String, body: String)] = [
    ("title\ttext\nA\tIt rained.\\nAda\\twas\\\\wet.\n", "It rained.\nAda\twas\\wet."),
    ("title,text\nA,It rained.\\nAda was wet.\n", "It rained.\nAda was wet."),
    ("title\ttext\nA\tIt is in C:\\temp\\data now.\n", "It is in C:\\temp\\data now."),
    ("title,text\nA,It is in C:\\new\n", "It is in C:\\new"),
    ("title\ttext\tdescription\nA\t\\N\tIt rained.\n", "It rained."),
  ]

  @Test(arguments: spelled)
  func escapesAreSpelledOut(_ dump: String, _ body: String) {
    for size in [1, 3, 1000] { #expect(split(dump, blockSize: size).bodies == [body]) }
  }

  static let headerless = [
    "7\tnews\tRain\tIt rained all day.\n8\tnews\tSnow\tIt snowed all day.\n",
    "2019-03-05,Rain,It rained.\n2019-03-06,Snow,It snowed.\n2019-03-07,Hail,It hailed.\n",
    "\"a1\",\"Rain\",\"It rained, yes.\"\r\n\"a2\",\"Snow\",\"It snowed, too.\"\r\n",
    "Ada\tPER\nBerlin\tLOC\nRain\tMISC\n",
    "a1;Rain;It rained all day\na2;Snow;It snowed all day\na3;Hail;It hailed all day\n",
    "sep=;\na1;Rain;It rained all day.\na2;Snow;It snowed.\n",
  ]

  @Test(arguments: headerless)
  func aTableWithoutAHeaderIsRefused(_ dump: String) {
    for size in [1, 7, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.articles.isEmpty && outcome.damage == [.noHeader])
    }
  }

  @Test func columnsMayBeNamed() {
    var options = SplitOptions()
    options.columns = ["-", "title", "text"]
    let rain = [
      Read(title: "Rain", body: "It rained."), Read(title: "Snow", body: "It snowed.", record: 1),
    ]
    let rows = "7\tRain\tIt rained.\n8\tSnow\tIt snowed.\n"
    #expect(split(rows, options: options).articles == rain)
    #expect(split("no\tkop\ttekst\n" + rows, options: options).articles == rain)
    #expect(split("sep=\t\n" + rows, options: options).articles == rain)
    #expect(split("text\ttitle\tn\nIt rained.\tRain\t7\n", options: options).articles == [rain[0]])
    #expect(split("7,Rain,It rained.\n", options: options).articles == [rain[0]])
    #expect(
      split("7,Rain,It rained.,x,y\n8,Snow,It snowed.,x,\n9,A,b,,x\n", options: options).bodies
        .count == 3
    )
    #expect(
      split("Yes, said Ada, and left.\nNo.", options: options).titles == [
        "Yes, said Ada, and left."
      ]
    )
    #expect(
      split(rows, options: options).report.dialects == [
        "tab, no quotes, LF, no header, 3 columns by --columns": 1
      ]
    )
  }

  @Test func unknownColumnsAreNamed() {
    let text = "Ada Lind came to the village by the sea on Monday, and all were glad to see her."
    let dump = "no;kop;tekst\n1;Rain;\(text)\n2;Snow;\(text)\n3;Hail;\(text)\n"
    let outcome = split(dump)
    #expect(outcome.articles.isEmpty && outcome.report.isClean)
    #expect(outcome.report.textless.records == 3)
    #expect(outcome.report.textless.fields == ["tekst": 3])
    var options = SplitOptions()
    options.textField = "tekst"
    #expect(split(dump, options: options).articles.count == 3)
    let titles = split("title,tekst\nRain,\"\(text)\"\nSnow,\"\(text)\"\n").report
    #expect(titles.articles == 2 && titles.textless.fields == ["tekst": 2])
  }

  static let prose = [
    "Story, by Ada Lind\nIt rained, and so on.\nIt snowed.", "Rain; hail\nsnow; sleet\nfog; mist",
    "Row, row, row\nLow, low, low\nSo, so, so\nNo, no, no",
    "\tIt rained.\n\tIt snowed.\n\tIt hailed.",
    "Rain | hail\nwords of a text", "Abstract, in short\n\nIt rained, and so on.",
    "# Notes\n\nIt rained on Monday, title and text.", "sep is a word\nof text", "Ada\tLind\ncame.",
    "Title: a,b\nIt rained,and so on,as usual.\nNo more.",
  ]

  @Test(arguments: prose)
  func proseIsNoTable(_ dump: String) {
    let outcome = split(dump)
    #expect(outcome.articles.count == 1 && outcome.report.dialects.isEmpty)
  }

  static let wide: [(dump: String, articles: [Read])] = [
    (
      "id,title,text\n1,A,It rained, and so on, yes.\n",
      [Read(id: "1", title: "A", body: "It rained, and so on, yes.")]
    ),
    ("id,title,text\n1,A, yes,It rained.\n", [Read(id: "1", title: "A, yes", body: "It rained.")]),
    (
      "id,title,text\n1,A,It cost 1,200 crowns.\n2,B,x\n",
      [
        Read(id: "1", title: "A", body: "It cost 1,200 crowns."),
        Read(id: "2", title: "B", body: "x", record: 1),
      ]
    ),
    ("id,title,text\n1,A,\"x\"\n2,B,x, y\n", [Read(id: "1", title: "A", body: "x")]),
    ("title,text,id\nA,x, y,1\nB,z,2\n", [Read(id: "2", title: "B", body: "z", record: 1)]),
  ]

  /// A wrong value is worse than none.
  @Test(arguments: wide)
  func surplusSeparatorsShiftNoColumn(_ dump: String, _ articles: [Read]) {
    for size in [1, 4, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.articles == articles)
      #expect(outcome.report.rejectedTotal == (dump.contains("y") && !dump.contains("yes") ? 1 : 0))
    }
  }

  @Test func fieldsAreDescribed() {
    var options = SplitOptions()
    options.describesFields = true
    let report = split("when,kop\n2019-03-05,x\n", options: options).report
    #expect(report.fields.readings.isEmpty)
    let readings = split(Self.table(",", Self.minimal), options: options).report.fields.readings
    #expect(readings[FieldReadings.Field("text", named: "text")]?.sample == "It rained, and so on.")
    #expect(readings[FieldReadings.Field("date", named: "date")]?.records == 2)
  }

  @Test func dialectsAreSaid() {
    let dialects = [
      table(",", end: "\r\n", Self.doubled): "comma, quotes doubled, CRLF, header of 4 columns",
      table(";", end: "\r", Self.escaped):
        "semicolon, quotes escaped by backslash, CR, header of 4 columns",
      "sep=|\n" + table("|") { $0 }:
        "bar, no quotes, LF, separator named in a line, header of 4 columns",
    ]
    for (dump, dialect) in dialects { #expect(split(dump).report.dialects == [dialect: 1]) }
  }

  private func table(_ separator: String, end: String = "\n", _ cell: (String) -> String) -> String
  {
    Self.table(separator, end: end, cell)
  }

  /// Every dialect, with random cells: the reader gives what was written.
  @Test func agreesWithTheWriter() {
    var random = Seeded(state: 21)
    let alphabet = Array("ab c,;|\t\"'\n")
    for _ in 0..<120 {
      let separator = [",", ";", "|", "\t"].randomElement(using: &random) ?? ","
      let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let isEscaped = Bool.random(using: &random)
      let rows = (0..<12).map { _ in
        (0..<3).map { _ in
          let inner = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? "a"
          }
          return "x" + String(inner) + "x"
        }
      }
      let dump = ([["id", "title", "text"]] + rows)
        .map { $0.map(isEscaped ? Self.escaped : Self.doubled).joined(separator: separator) + end }
        .joined()
      let whole = split(dump)
      #expect(whole.articles.map { [$0.id, $0.title, $0.body] } == rows, "\(dump)")
      for size in [1, 7, 64] { #expect(split(dump, blockSize: size) == whole) }
    }
  }

  /// A header cannot make a reader take memory, nor a row time.
  @Test func hugeRowsEnd() {
    var options = SplitOptions()
    options.recordLimit = 1 << 20
    let commas = String(repeating: ",", count: 300_000)
    for dump in [
      "title,text\n\(commas)\na,b\n", "title,text\(commas)\na,b\n", "sep=;\n\(commas)\n",
    ] {
      for size in [4096, 1 << 20] { _ = split(dump, blockSize: size, options: options) }
    }
    #expect(split("title,text\n\(commas)\na,b\n", options: options).titles == ["a"])
    let long = String(repeating: "word, ", count: 400_000)
    let outcome = split("title,text\nA,\(long)\nB,c\n", options: options)
    #expect(outcome.titles == ["B"] && outcome.rejected == [.tooLarge])
  }
}

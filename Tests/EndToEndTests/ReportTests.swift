import BroadsheetTestSupport
import Foundation
import Tables
import Testing

/// `broadsheet report`.
@Suite struct ReportTests {
  private func report(
    _ more: [String] = [],
    _ kind: MadeTables.Kind = .tsv,
    change: (Scratch) throws -> Void = { _ in }
  ) async throws -> Run {
    let scratch = try Scratch()
    try MadeTables.write(kind, in: scratch)
    try change(scratch)
    return try await Command.run(["report", "tables"] + more, folder: scratch.url)
  }

  /// Without its style sheet, its script and their digests.
  private func body(_ page: String) -> String {
    let parts = [("<style>", "</style>"), ("<script>", "</script>"), ("'sha256-", "'")]
    return parts.reduce(page) { page, part in
      page.components(separatedBy: part.0).enumerated().map { place, text in
        guard place > 0, let end = text.range(of: part.1) else { return text }
        return part.0 + text[end.lowerBound...]
      }
      .joined()
    }
  }

  /// The same for tables of any kind.
  @Test(arguments: ShowTests.kinds)
  func pageIsWritten(_ kind: MadeTables.Kind) async throws {
    let run = try await report(["--title", "Made \"news\" & <more>"], kind)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let format = kind == .packed ? "tsv.gz" : kind.rawValue
    let page = body(run.text).replacing("<dd>\(format)</dd>", with: "<dd>FORMAT</dd>")
    try expectSnapshot(page, "report.html")
  }

  /// The tags and attributes that the program writes: a name of a dump adds none.
  private static let tags: Set = [
    "a", "b", "bdi", "body", "button", "caption", "cite", "circle", "dd", "details", "div", "dl",
    "dt",
    "em", "fieldset", "figcaption", "figure", "footer", "form", "g", "h1", "h2", "h3", "head",
    "header", "html", "i", "input", "label", "legend", "li", "main", "mark", "meta", "nav", "ol",
    "option", "output", "p", "path", "q", "script", "section", "select", "small", "span", "style",
    "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
  ]

  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "</style><iframe src=//a.example>",
    "' onmouseover='alert(1)", "<!--", "]]>", "&lt;script&gt;", "javascript:alert(1)",
  ]

  @Test func namesAddNoMarkup() async throws {
    let run = try await report(["--title", Self.hostile[1]]) { scratch in
      for table in ["entities", "sources", "aliases", "examples", "daily", "pairs"] {
        var lines = try scratch.text("tables/\(table).tsv").split(separator: "\n")
        let model = lines[1].split(separator: "\t", omittingEmptySubsequences: false)
        for name in Self.hostile {
          let row = model.map { $0.contains(/^[-0-9.]*$/) ? String($0) : name }
          let typed =
            table == "aliases"
            ? [name, "PER", name, "title", "3"] : [name, "PER"] + row.dropFirst(2)
          lines.append(typed.joined(separator: "\t")[...])
        }
        try scratch.write(lines.joined(separator: "\n") + "\n", "tables/\(table).tsv")
      }
      let record = #"{"complete": false, "rejected": {"<b>": 3}, "inputs": [{"path": "<i>a</i>"}]}"#
      try scratch.write(record, "tables/run.json")
    }
    #expect(run.status == 0, "\(run.errors)")
    let page = body(run.text)
    let markup = PageMarkup(page)
    #expect(markup.tags.subtracting(Self.tags) == ["!DOCTYPE"])
    #expect(markup.attributes.filter { $0.hasPrefix("on") || $0 == "style" || $0 == "src" } == [])
    for name in Self.hostile.dropFirst(4) + ["<script>alert"] {
      let shown = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;")
      #expect(page.contains(shown), "\(name)")
    }
    // All that is linked to is in the page, and its places are there once.
    let places = markup.places.map { "#" + $0 }
    #expect(markup.links.allSatisfy(places.contains) && Set(places).count == places.count)
  }

  @Test func countsOfDumpsBecomeAPage() async throws {
    let scratch = try Scratch()
    let dump = Command.corpora.appending(path: "sample.jsonl.gz").path
    let count = ["count", dump, "-o", "tables"] + SnapshotTests.byNames
    #expect(try await Command.run(count, folder: scratch.url).status == 0)
    let first = try await Command.run(["report", "tables"], folder: scratch.url)
    let second = try await Command.run(
      ["report", "tables", "-o", "page.html", "--top", "20"],
      folder: scratch.url
    )
    #expect(first.status == 0 && second.status == 0 && second.text == "")
    let page = try scratch.text("page.html")
    #expect(PageMarkup(page).places.count { $0.first == "e" && Int($0.dropFirst()) != nil } == 20)
    #expect(page.contains("class=\"network\""))
    #expect(page.contains("14 articles without a date: counted, but on no day."))
    let again = try await Command.run(["report", "tables"], folder: scratch.url)
    #expect(first.text == again.text)
    for policy in ["default-src 'none'", "style-src 'sha256-", "script-src 'sha256-"] {
      #expect(page.contains(policy))
    }
  }

  @Test(arguments: ["--by none", "--pairs-top 0 --examples 0", "--dedup none"])
  func whatTablesLackIsSaid(_ options: String) async throws {
    let scratch = try Scratch()
    try scratch.write("{\"text\":\"Paris and London.\"}\n", "a.jsonl")
    let count =
      ["count", "a.jsonl", "-o", "tables"] + options.split(separator: " ").map(String.init)
    #expect(
      try await Command.run(count + SnapshotTests.byNames, folder: scratch.url).status == 0
    )
    let run = try await Command.run(["report", "tables"], folder: scratch.url)
    #expect(run.status == 0 && run.errors == "")
    #expect(run.text.contains("No article has a date"))
    #expect(run.text.contains("No two of the first entities"))
    #expect(run.text.contains("1 article without a date: counted, but on no day."))
  }

  @Test func damageIsShown() async throws {
    let scratch = try Scratch()
    let whole = try Data(contentsOf: Command.corpora.appending(path: "sample.jsonl.gz"))
    try scratch.write(whole.prefix(whole.count / 2), "cut.jsonl.gz")
    let count = ["count", "cut.jsonl.gz", "-o", "tables"] + SnapshotTests.byNames
    #expect(try await Command.run(count, folder: scratch.url).status == 1)
    let run = try await Command.run(["report", "tables"], folder: scratch.url)
    #expect(run.status == 0)
    #expect(run.text.contains("Not everything was counted"))
    #expect(run.text.contains("Damaged: cut.jsonl.gz, member 1, byte "))
    #expect(run.text.contains("Rejected records: 1 cut-record"))
  }

  @Test(arguments: [("--top 0", 64), ("-o no/such/folder/page.html", 74), ("-o tables", 74)])
  func errorsAreTold(_ options: String, _ status: Int32) async throws {
    let run = try await report(options.split(separator: " ").map(String.init))
    #expect(run.status == status && !run.errors.isEmpty && run.text.isEmpty)
  }

  @Test func withoutTablesThereIsNoPage() async throws {
    let run = try await report(["-o", "page.html"]) { scratch in
      try FileManager.default.removeItem(atPath: scratch.path("tables/run.json"))
    }
    #expect(run.status == 66 && run.errors.contains("did not finish"))
  }
}

/// The elements and attributes of a page, as an HTML parser sees them: outside of text and quotes.
private struct PageMarkup {
  private(set) var tags: Set<String> = []
  private(set) var attributes: Set<String> = []
  /// Values of `href` and of `id`.
  private(set) var links: [String] = []
  private(set) var places: [String] = []

  init(_ page: String) {
    for piece in page.utf8.split(separator: UInt8(ascii: "<")).dropFirst(0) {
      let tag = piece.prefix { $0 != UInt8(ascii: ">") && $0 != 0x20 }
      tags.insert(String(decoding: tag.first == 0x2F ? tag.dropFirst() : tag, as: UTF8.self))
      addAttributes(piece.dropFirst(tag.count))
    }
  }

  private mutating func addAttributes(_ rest: Substring.UTF8View) {
    var (name, value): ([UInt8], [UInt8]) = ([], [])
    var isQuoted = false
    for byte in rest {
      if isQuoted, byte != 0x22 {
        value.append(byte)
      } else if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == 0x20 || byte == UInt8(ascii: ">") {
        add(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
        (name, value) = ([], [])
        if byte != 0x20 { return }
      } else if byte != UInt8(ascii: "=") {
        name.append(byte)
      }
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    if !name.isEmpty { attributes.insert(name) }
    if name == "href" { links.append(value) }
    if name == "id" { places.append(value) }
  }
}

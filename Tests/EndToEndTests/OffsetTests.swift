import Foundation
import Testing

/// `text[start:end]`, by code points, in the field as the dump gives it.
@Suite struct OffsetTests {
  struct Article {
    let scalars: [String: [Unicode.Scalar]]
    let mentions: [[String: Any]]
  }

  private func articles(_ dump: URL, _ run: Run) throws -> [Article] {
    let records = try inflated(dump).split(separator: 0x0A).map { try Data($0).object }
    let rows = try run.lines.map { try Data($0.utf8).object }
    try #require(records.count == rows.count)
    return try zip(records, rows).map { record, row in
      let fields = ["title": record["title"] as? String, "body": record["text"] as? String]
      return Article(
        scalars: fields.mapValues { Array(($0 ?? "").unicodeScalars) },
        mentions: try #require(row["mentions"] as? [[String: Any]])
      )
    }
  }

  /// The reported text of every mention, each compared with its place; nil where they differ.
  private func texts(_ article: Article) -> [String?] {
    article.mentions.map { mention in
      guard let field = mention["field"] as? String, let scalars = article.scalars[field],
        let start = mention.number("start"), let end = mention.number("end"),
        start < end, end <= scalars.count, let text = mention["text"] as? String,
        Array(text.unicodeScalars) == Array(scalars[start..<end])
      else { return nil }
      return text
    }
  }

  @Test func plantedMentionsStandWhereTheyAreSaidTo() async throws {
    let corpus = Corpus(of: "sample.jsonl.gz")
    let run = try await corpus.run(["tag", "Corpora/sample.jsonl.gz", "--quiet"])
    #expect(run.status == 0)
    var count = 0
    for article in try articles(Command.corpora.appending(path: "sample.jsonl.gz"), run) {
      for (text, mention) in zip(texts(article), article.mentions) {
        let plain = text?.replacing("’", with: "'").replacing("&amp;", with: "&")
        #expect(plain == mention["entity"] as? String)
        count += 1
      }
    }
    let totals = try Data(contentsOf: corpus.file("totals.json")).object
    #expect(count == totals.number("mentions"))
  }

  @Test func builtInNamesStandWhereTheyAreSaidTo() async throws {
    let run = try await Command.run(["tag", "Corpora/sample.jsonl.gz", "--quiet"])
    let articles = try articles(Command.corpora.appending(path: "sample.jsonl.gz"), run)
    let all = articles.flatMap(texts)
    #expect(all.count > 1000)
    #expect(!all.contains(nil))
  }

  /// Everything that normalization drops, shortens, composes or repairs, around one name.
  ///
  /// Foundation swallows a byte order mark at the start of a string, so none stands there.
  static let around = [
    "", " ", "\u{200B}", "\u{AD}", "x\u{FEFF}", "\\r\\n", "“", "’", "''", "``", "&amp;", "&#8203;",
    "&quot;", "\u{A0}", "…", ". . .", "e\u{301}", "\u{1100}\u{AC00}\u{11A8} ", "中\u{200B}文 ",
    "\u{1F468}\u{200D}\u{1F469} ", "\\u0001", "a\u{316}\u{301}\u{200B}b ", "𝔘 ", "\u{2028}",
  ]

  @Test func hostileSurroundingsMoveNothing() async throws {
    let scratch = try Scratch()
    var lines: [String] = []
    for before in Self.around {
      for after in Self.around {
        let text = "\(before) Berlin\(after) and \(before)\(after) Ann\u{AD} Lee\(after)"
        lines.append("{\"title\":\"\(lines.count % 2 == 0 ? "" : text)\",\"text\":\"\(text)\"}\n")
      }
    }
    let dump = try scratch.write(lines.joined(), "hostile.jsonl")
    let names = try scratch.write("Berlin\tLOC\nAnn Lee\tPER\n", "names.tsv")
    let run = try await Command.run(
      ["tag", dump, "--quiet", "--no-gazetteer", "--dictionary", names]
    )
    let found = try articles(URL(filePath: dump), run)
    #expect(found.count == Self.around.count * Self.around.count)
    for (article, line) in zip(found, lines) {
      let texts = Set(texts(article))
      #expect(texts.isSubset(of: ["Berlin", "Ann\u{AD} Lee"]), "\(line)")
    }
    #expect(found.reduce(0) { $0 + $1.mentions.count } > 2 * found.count)
  }
}

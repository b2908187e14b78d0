import CorpusKit

/// A dump with copies and names in several forms; small articles, so that there are many.
func planted(
  _ profile: CorpusOptions.Profile = .ascii,
  articles: Int = 300,
  seed: UInt64 = 5
) -> CorpusOptions {
  var options = options(.jsonl, profile, articles: articles, seed: seed)
  options.mu = 4.7
  options.sources = 9
  options.days = 40
  options.copies = 150
  options.aliases = true
  return options
}

/// A table as its rows of cells, without the header.
func cells(_ table: [UInt8]) -> [[String]] {
  String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst().map {
    $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
  }
}

/// Day and publisher of a line of JSON, as they stand there.
struct DatedRecord {
  let day: String
  let source: String
  let title: String
  let body: String

  static func records(_ dump: [UInt8]) -> [DatedRecord] {
    let lines = String(decoding: dump, as: UTF8.self).split(separator: "\n")
    return zip(lines, DumpRecords.records(dump)).map { line, record in
      DatedRecord(
        day: value(of: "date", in: line) ?? "",
        source: value(of: "source", in: line) ?? "",
        title: record.title,
        body: record.body
      )
    }
  }

  private static func value(of key: String, in line: Substring) -> String? {
    let text = line.split(separator: "\"\(key)\": \"", maxSplits: 1).dropFirst().first
    return text.map { String($0.prefix { $0 != "\"" }) }
  }
}

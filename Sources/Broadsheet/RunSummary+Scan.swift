internal import BroadsheetCore
internal import Decompression
package import Tables

/// How a scan is written.
package enum ScanFormat: String, CaseIterable, Sendable {
  case table, jsonl
}

extension RunSummary {
  /// What each dump is and holds, in the order of the input.
  package func scan(as format: ScanFormat, look: TextLook = .plain) -> [UInt8] {
    switch format {
    case .jsonl: dumps.indices.flatMap { json(of: $0) + [0x0A] }
    case .table: table(look)
    }
  }

  private static let header = [
    "file", "container", "format", "members", "articles", "others", "rejected", "damaged", "days",
  ]

  private static let columns: [TextTable.Column] =
    [.path, .text, .text] + [TextTable.Column](repeating: .figure, count: 6)

  private func table(_ look: TextLook) -> [UInt8] {
    let rows = [Self.header] + dumps.indices.map(cells)
    let lines = TextTable.lines(rows, Self.columns, look).map { $0 + "\n" }
    return Array(lines.joined().utf8) + dumps.indices.flatMap { notes(of: $0, look) }
  }

  private func cells(of index: Int) -> [String] {
    let account = accounts[index]
    let others = account.skippedRecords.values.reduce(0, +)
    return [
      TextWriter.shown(dumps[index].name), facts[index]?.container ?? "",
      account.formats.keys.sorted().joined(separator: ","), "\(facts[index]?.members ?? 0)",
      "\(account.articles)", "\(others)", "\(account.rejectedTotal)", "\(account.damageCount)",
      days(account),
    ]
  }

  private func days(_ account: Account) -> String {
    guard let days = account.days else { return "none" }
    return "\(days.lowerBound.description)..\(days.upperBound.description)"
  }

  /// What a row has no room for.
  private func notes(of index: Int, _ look: TextLook) -> [UInt8] {
    let account = accounts[index]
    var notes: [String] = []
    if !account.skippedRecords.isEmpty { notes.append(list(account.skippedRecords, \.rawValue)) }
    if !account.converted.isEmpty { notes.append("converted: " + list(account.converted, \.self)) }
    if account.repaired > 0 { notes.append("\(account.repaired) not in UTF-8, repaired") }
    if account.undated > 0 { notes.append("\(account.undated) without a date") }
    if !account.languages.isEmpty {
      notes.append("languages: " + list(account.languages, \.rawValue))
    }
    guard !notes.isEmpty else { return [] }
    let line = TextWriter.shown(dumps[index].name) + ": " + notes.joined(separator: "; ")
    return Array(TextWrap(look, indent: 0).lines(line).utf8)
  }

  private func json(of index: Int) -> [UInt8] {
    let account = accounts[index]
    var out = JSONObject()
    out.add("file", string: dumps[index].name)
    if let facts = facts[index] { add(facts, to: &out) }
    out.add("formats", raw: counted(account.formats, \.self))
    out.add("articles", account.articles)
    out.add("undated", account.undated)
    if let days = account.days {
      out.add("first_day", string: days.lowerBound.description)
      out.add("last_day", string: days.upperBound.description)
    }
    add(account, to: &out)
    return out.closed()
  }

  private func add(_ facts: DumpFacts, to out: inout JSONObject) {
    out.add("container", string: facts.container)
    out.add("members", facts.members)
    if facts.entries > 0 { out.add("entries", facts.entries) }
    out.add("bytes", facts.storedBytes)
    out.add("text_bytes", facts.textBytes)
  }
}

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
    let lines = TextTable.lines(rows, Self.columns, look: look).map { $0 + "\n" }
    return Array(lines.joined().utf8)
      + dumps.indices.flatMap { notes(of: $0, look) + fields(of: $0, look) }
  }

  /// Which fields of a dump were read as what: `text from body_text (3): It rained …`.
  private func fields(of index: Int, _ look: TextLook) -> [UInt8] {
    reports[index].fields.readings.sorted { $0.key < $1.key }.flatMap { field, reading in
      let name = TextWriter.shown(field.name)
      let sample = TextWriter.shown(reading.sample)
      let what = "\(field.field) from \(name) (\(reading.records)): \(sample)"
      let line = "\(TextWriter.shown(dumps[index].name)): \(what)"
      return Array(TextWrap(look, indent: 0).lines(line).utf8)
    }
  }

  private func cells(of index: Int) -> [String] {
    let report = reports[index]
    let others = report.skippedRecords.values.reduce(0, +)
    return [
      TextWriter.shown(dumps[index].name), facts[index]?.container ?? "",
      report.formats.keys.sorted().joined(separator: ","), "\(facts[index]?.members ?? 0)",
      "\(report.articles)", "\(others)", "\(report.rejectedTotal)", "\(report.damageCount)",
      days(report),
    ]
  }

  private func days(_ report: ReadReport) -> String {
    guard let days = report.days else { return "none" }
    return "\(days.lowerBound.description)..\(days.upperBound.description)"
  }

  /// What a row has no room for.
  private func notes(of index: Int, _ look: TextLook) -> [UInt8] {
    let report = reports[index]
    var notes: [String] = []
    if !report.skippedRecords.isEmpty { notes.append(list(report.skippedRecords, \.rawValue)) }
    if !report.converted.isEmpty { notes.append("converted: " + list(report.converted, \.self)) }
    if report.repaired > 0 { notes.append("\(report.repaired) repaired, with invalid UTF-8") }
    if !report.dialects.isEmpty { notes.append(tables(report)) }
    if report.undated > 0 { notes.append("\(report.undated) without a date") }
    if !report.languages.isEmpty {
      notes.append("languages: " + list(report.languages, \.rawValue))
    }
    guard !notes.isEmpty else { return [] }
    let line = TextWriter.shown(dumps[index].name) + ": " + notes.joined(separator: "; ")
    return Array(TextWrap(look, indent: 0).lines(line).utf8)
  }

  /// What was decided on the tables: `table: comma, quotes doubled, LF, header of 3 columns`.
  private func tables(_ report: ReadReport) -> String {
    guard report.dialects.values.reduce(0, +) > 1 else {
      return "table: " + (report.dialects.keys.first ?? "")
    }
    return "tables: "
      + report.dialects.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) of \($0.key)" }.joined(separator: "; ")
  }

  private func json(of index: Int) -> [UInt8] {
    let report = reports[index]
    var out = JSONObject()
    out.add("file", string: dumps[index].name)
    if let facts = facts[index] { add(facts, to: &out) }
    out.add("formats", raw: counted(report.formats, \.self))
    out.add("articles", report.articles)
    out.add("undated", report.undated)
    if let days = report.days {
      out.add("first_day", string: days.lowerBound.description)
      out.add("last_day", string: days.upperBound.description)
    }
    add(report, to: &out)
    if !report.skippedFiles.isEmpty {
      out.add("skipped_files", raw: counted(report.skippedFiles, \.rawValue))
    }
    if !report.dialects.isEmpty { out.add("tables", raw: counted(report.dialects, \.self)) }
    if !report.fields.readings.isEmpty { out.add("fields", list: fields(report)) }
    return out.closed()
  }

  private func fields(_ report: ReadReport) -> [[UInt8]] {
    report.fields.readings.sorted { $0.key < $1.key }.map { field, reading in
      var out = JSONObject()
      out.add("field", string: field.field)
      out.add("name", string: field.name)
      out.add("records", reading.records)
      out.add("sample", string: reading.sample)
      return out.closed()
    }
  }

  private func add(_ facts: DumpFacts, to out: inout JSONObject) {
    out.add("container", string: facts.container)
    out.add("members", facts.members)
    if facts.entries > 0 { out.add("entries", facts.entries) }
    out.add("bytes", facts.storedBytes)
    out.add("text_bytes", facts.textBytes)
  }
}

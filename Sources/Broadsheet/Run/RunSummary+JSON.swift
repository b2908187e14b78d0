internal import Tables
internal import Tabulation
internal import BroadsheetCore
internal import Decompression

extension RunSummary {
  /// The run's manifest, `run.json`: one JSON object, UTF-8, one key a line.
  ///
  /// - Parameter more: options of the caller, behind those of the run.
  /// - Returns: the bytes of the file, with a line feed at the end.
  package func manifest(adding more: [Setting] = []) -> [UInt8] {
    var out = JSONObject()
    out.add("version", string: Broadsheet.version)
    out.add("model", string: settings.model)
    out.add("options", raw: object(settings.options + more))
    out.add("articles", articles)
    out.add("mentions", mentions)
    out.add("entities", entities)
    if let totals {
      out.add("mentions_unique", totals.uniqueMentions)
      out.add("copies", totals.copies)
    }
    out.add("compressed_bytes", compressedBytes)
    out.add("text_bytes", textBytes)
    out.add("seconds", raw: Array("\((seconds * 1000).rounded() / 1000)".utf8))
    out.add("complete", raw: Array((isComplete ? "true" : "false").utf8))
    out.add("undated", report.undated)
    out.add("skipped", report.skipped)
    out.add("other_language", report.otherLanguage)
    out.add("other_languages", raw: counted(report.otherLanguages, \.rawValue))
    add(report, to: &out)
    if !skippedFiles.isEmpty { out.add("skipped_files", raw: counted(skippedFiles, \.rawValue)) }
    if !settings.passed.unreadable.isEmpty {
      out.add("unreadable_folders", list: settings.passed.unreadable.map { json($0.path) })
    }
    if totals != nil { out.add("inputs_listed", listed) }
    out.add("inputs", list: dumps.indices.map(input))
    return out.closed(lines: true)
  }

  private func json(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    TextWriter.appendJSON(text, to: &bytes)
    return bytes
  }

  private func object(_ pairs: [Setting]) -> [UInt8] {
    var out = JSONObject()
    for pair in pairs { out.add(pair.name, string: pair.value) }
    return out.closed()
  }

  /// What of a report a run and a scan both show.
  func add(_ report: ReadReport, to out: inout JSONObject) {
    out.add("languages", raw: counted(report.languages, \.rawValue))
    out.add("skipped_records", raw: counted(report.skippedRecords, \.rawValue))
    if report.textless.records > 0 { out.add("without_text", report.textless.records) }
    out.add("converted", raw: counted(report.converted, \.self))
    out.add("repaired", report.repaired)
    out.add("padding", report.padding)
    out.add("rejected", raw: counted(report.rejectedCounts, \.rawValue))
    out.add("damaged_places", report.damageCount)
    out.add("damage", list: report.damage.map(damage))
  }

  /// Counts by name, in the order of the names.
  func counted<Key>(_ counts: [Key: Int], _ name: (Key) -> String) -> [UInt8] {
    var out = JSONObject()
    let named = counts.map { (name: name($0.key), count: $0.value) }
    for entry in named.sorted(by: { $0.name < $1.name }) { out.add(entry.name, entry.count) }
    return out.closed()
  }

  private func damage(_ incident: Incident) -> [UInt8] {
    var out = JSONObject()
    out.add("file", string: dumps[incident.file].name)
    out.add("member", incident.member)
    out.add("offset", incident.offset)
    out.add("class", string: incident.fault.rawValue)
    return out.closed()
  }

  private func input(_ index: Int) -> [UInt8] {
    var out = JSONObject()
    out.add("path", string: dumps[index].name)
    guard let facts = facts[index] else { return out.closed() }
    let digits = String(facts.digest, radix: 16)
    let padding = String(repeating: "0", count: 8 - digits.count)
    out.add("bytes", facts.storedBytes)
    out.add("digest", string: "crc32:\(padding)\(digits)")
    out.add("members", facts.members)
    out.add("articles", reports[index].wanted)
    return out.closed()
  }
}

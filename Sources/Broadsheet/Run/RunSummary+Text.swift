internal import BroadsheetCore
internal import Tables
internal import Tabulation

extension RunSummary {
  /// The run in a few lines for a person: what was counted, then everything that was not.
  package var lines: [String] {
    [
      "\(articles) articles, \(mentions) mentions of \(entities) entities in "
        + "\(megabytes(textBytes)) of text (\(megabytes(compressedBytes)) stored), \(TextWriter.tenths(seconds)) s"
    ] + losses
  }

  /// Everything that was not counted, or was changed before counting: a line each, for a person.
  ///
  /// Damage and rejected records with file, member and byte, the first ten of each; articles of other
  /// days or languages; text that was converted or repaired. Names of files come with anything in them
  /// escaped that a terminal would obey.
  public var losses: [String] {
    var lines = scopeLines
    lines += report.damage.prefix(Self.shown).map(describe)
    if report.damageCount > Self.shown {
      lines.append("… and \(report.damageCount - Self.shown) more damaged places")
    }
    lines += rejectedLines
    lines += textlessLines
    if report.skipped > 0 {
      lines.append("left out \(count(report.skipped, "article")) outside the dates")
    }
    if report.otherLanguage > 0 {
      lines.append("left out \(count(report.otherLanguage, "article")) in other languages")
    }
    if !report.skippedRecords.isEmpty {
      let total = report.skippedRecords.values.reduce(0, +)
      let kinds = list(report.skippedRecords, \.rawValue)
      lines.append("skipped \(count(total, "record")) without an article: \(kinds)")
    }
    if !report.converted.isEmpty {
      let total = report.converted.values.reduce(0, +)
      lines.append(
        "converted \(count(total, "article")) to UTF-8: \(list(report.converted, \.self))"
      )
    }
    if report.repaired > 0 {
      lines.append("repaired \(count(report.repaired, "article")) with invalid UTF-8")
    }
    if report.headerWarnings > 0 {
      lines.append(
        "ignored \(count(report.headerWarnings, "gzip header")) with a wrong checksum; the data is intact"
      )
    }
    return lines
  }

  /// Copies, and inputs of other shards.
  private var scopeLines: [String] {
    var lines: [String] = []
    if let totals, totals.copies > 0 {
      let verb = totals.copies == 1 ? "is a duplicate" : "are duplicates"
      lines.append("\(count(totals.copies, "article")) \(verb); the unique counts leave them out")
    }
    if listed > dumps.count {
      lines.append("counted \(dumps.count) of \(listed) inputs: merge with the other shards")
    }
    return lines
  }

  private static let shown = 10

  private var rejectedLines: [String] {
    report.rejectedCounts.sorted { $0.key.rawValue < $1.key.rawValue }.map { fault, count in
      let first = report.rejected.first { $0.fault == fault }
      let place = first.map { " (first: \(name($0)), text byte \($0.offset))" } ?? ""
      if fault.isOtherThing {
        let shown = first.map { " (first: \(name($0)))" } ?? ""
        return "not read: \(self.count(count, "page")): \(fault.meaning)\(shown)"
      }
      return "rejected \(self.count(count, "record")): \(fault.meaning)\(place)"
    }
  }

  private func describe(_ incident: Incident) -> String {
    if incident.fault.isOtherThing { return "not read: \(name(incident)): \(incident.fault.meaning)" }
    let member = incident.member > 0 ? ", member \(incident.member)" : ""
    return
      "damaged: \(name(incident))\(member), byte \(incident.offset): \(incident.fault.meaning)"
  }

  private func name(_ incident: Incident) -> String {
    TextWriter.shown(dumps[incident.file].name)
  }

  /// Counts with their names, the largest first.
  func list<Key>(_ counts: [Key: Int], _ name: (Key) -> String) -> String {
    counts.map { (name: name($0.key), count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
      .map { "\($0.count) \($0.name)" }.joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func megabytes(_ bytes: Int) -> String { "\(TextWriter.tenths(Double(bytes) / 1e6)) MB" }
}

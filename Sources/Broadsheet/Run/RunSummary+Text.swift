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
    var lines = scopeLines + passedLines
    lines += damageLines
    lines += rejectedLines
    lines += textlessLines
    if report.undated > 0 {
      lines.append("\(count(report.undated, "article")) without a date")
    }
    if report.skipped > 0 {
      lines.append("left out \(count(report.skipped, "article")) outside the dates")
    }
    lines += languageLines
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

  /// Articles in languages that are not wanted, and how to count them.
  private var languageLines: [String] {
    let total = report.otherLanguage
    guard total > 0 else { return [] }
    let languages = list(report.otherLanguages, \.rawValue)
    guard articles == 0 else {
      let (noun, verb) = total == 1 ? ("another language", "was") : ("other languages", "were")
      return [
        "\(count(total, "article")) in \(noun) \(verb) left out (\(languages)); "
          + "--lang all counts \(total == 1 ? "it" : "them")"
      ]
    }
    let most = report.otherLanguages.max {
      ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue)
    }
    return [
      "nothing was counted: all articles are in other languages (\(languages)); to count them, add "
        + "--lang all, or --lang \(most?.key.rawValue ?? "") for one language"
    ]
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

  /// A line for each kind of damage of each dump.
  private var damageLines: [String] {
    let kinds = dumps.indices.flatMap { dump in
      Dictionary(grouping: reports[dump].damage, by: \.fault).values.sorted { $0[0] < $1[0] }
    }
    let lines = kinds.prefix(Self.shown).map(describe)
    let rest = report.damageCount - kinds.prefix(Self.shown).reduce(0) { $0 + $1.count }
    guard rest > 0 else { return lines }
    return lines + ["… and \(rest) more damaged places: --rejects FILE lists them all"]
  }

  /// Damage of one kind in one dump.
  private func describe(_ incidents: [Incident]) -> String {
    let first = incidents[0]
    let file = TextWriter.shown(dumps[first.file].name)
    if first.fault.isOtherThing { return "not read: \(file): \(first.fault.meaning)" }
    let member = first.member > 0 ? "member \(first.member), " : ""
    let place = "\(member)byte \(first.offset)"
    let places = incidents.count > 1 ? ": \(incidents.count) places, first \(place)" : ", \(place)"
    return "damaged: \(file)\(places): \(first.fault.meaning)"
  }

  /// A line for each kind of rejected record.
  private var rejectedLines: [String] {
    report.rejectedCounts.sorted { $0.key.rawValue < $1.key.rawValue }.map { fault, count in
      let files = dumps.indices.filter { reports[$0].rejectedCounts[fault] != nil }
      let first = report.rejected.first { $0.fault == fault }
      let example = first.map { "first: \(TextWriter.shown(dumps[$0.file].name))" } ?? ""
      let spread = files.count > 1 ? " of \(files.count) files" : ""
      if fault.isOtherThing {
        return "not read: \(self.count(count, "page"))\(spread): \(fault.meaning) (\(example))"
      }
      let place = first.map { ", text byte \($0.offset)" } ?? ""
      let records = "\(self.count(count, "record"))\(spread)"
      return "rejected \(records): \(fault.meaning) (\(example)\(place))"
    }
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

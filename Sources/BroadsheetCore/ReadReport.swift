/// What a stage read and what it could not.
///
/// Additive, so that the parts of a run sum up to the whole in any order; rides along with every
/// batch. The lists keep at most `listed` incidents a kind, so that hostile input cannot make them grow;
/// the counts are always exact.
package struct ReadReport: Sendable, Equatable {
  package static let listed = 1000

  /// Container faults: what was lost is unknown.
  package var damage: [Incident] = []
  package var damageCount = 0
  /// Record faults: one article each was not counted.
  package var rejected: [Incident] = []
  package var rejectedCounts: [Fault: Int] = [:]
  /// Articles read from valid records, whether counted or skipped.
  package var articles = 0
  /// Records without a text, among the articles and among the skipped records.
  package var textless = TextlessRecords()
  /// Which fields were read as what, if a description of the dumps is wanted.
  package var fields = FieldReadings()
  /// Articles without a date.
  package var undated = 0
  /// Articles left out because `--since` or `--until` excludes their day.
  package var skipped = 0
  /// Articles left out because they are in a language that is not wanted, by language.
  package var otherLanguages: [Language: Int] = [:]
  /// Articles by language, if languages were counted and could be identified.
  package var languages: [Language: Int] = [:]
  /// The days that articles cover; nil where none has a date.
  package var days: ClosedRange<Day>?
  /// Dumps, or files of an archive, by their format.
  package var formats: [String: Int] = [:]
  /// How many tables are written in which dialect, in words.
  package private(set) var dialects: [String: Int] = [:]
  /// Valid records that hold no article, by what they hold instead.
  package var skippedRecords: [SkipReason: Int] = [:]
  /// Files of archives that are no dumps, by what their names say.
  package var skippedFiles: [SkippedFile: Int] = [:]
  /// Articles converted to UTF-8, by the name of the encoding that they were in.
  package var converted: [String: Int] = [:]
  /// Articles whose bytes were not UTF-8 and were repaired.
  package var repaired = 0
  /// NUL bytes after the last gzip member.
  package var padding = 0
  /// Gzip header checksums that were wrong while the data was right.
  package var headerWarnings = 0

  package init() {}

  /// Articles left out because of their language.
  package var otherLanguage: Int { otherLanguages.values.reduce(0, +) }
  package var rejectedTotal: Int { rejectedCounts.values.reduce(0, +) }
  package var isClean: Bool { damageCount == 0 && rejectedCounts.isEmpty }

  package mutating func damaged(_ incident: Incident) {
    damageCount += 1
    if damage.count < Self.listed { damage.append(incident) }
  }

  package mutating func reject(_ incident: Incident) {
    rejectedCounts[incident.fault, default: 0] += 1
    if rejected.count < Self.listed { rejected.append(incident) }
  }

  /// No more dialects are kept: the number of columns comes from the dump.
  package static let dialectLimit = 64

  /// Of too many dialects, keeps the first in their order: nothing depends on that of the tables.
  package mutating func note(dialect: String, tables: Int = 1) {
    dialects[dialect, default: 0] += tables
    guard dialects.count > Self.dialectLimit else { return }
    for name in dialects.keys.sorted().dropFirst(Self.dialectLimit) { dialects[name] = nil }
  }

  /// Articles that are wanted: read, and neither of another day nor in another language.
  package var wanted: Int { articles - skipped - otherLanguage }

  package mutating func cover(_ more: ClosedRange<Day>) {
    guard let days else { return days = more }
    self.days = min(days.lowerBound, more.lowerBound)...max(days.upperBound, more.upperBound)
  }

  /// Moves the places of damage: what reported it began to count at `offset`.
  package mutating func move(by offset: Int) {
    for index in damage.indices { damage[index].offset += offset }
  }

  /// Says that all incidents are of one dump.
  package mutating func setFile(_ file: Int) {
    for index in damage.indices { damage[index].file = file }
    for index in rejected.indices { rejected[index].file = file }
  }

  package mutating func merge(_ other: ReadReport) {
    Self.merge(&damage, other.damage)
    Self.merge(&rejected, other.rejected)
    damageCount += other.damageCount
    rejectedCounts.merge(other.rejectedCounts, uniquingKeysWith: +)
    skippedRecords.merge(other.skippedRecords, uniquingKeysWith: +)
    languages.merge(other.languages, uniquingKeysWith: +)
    otherLanguages.merge(other.otherLanguages, uniquingKeysWith: +)
    formats.merge(other.formats, uniquingKeysWith: +)
    skippedFiles.merge(other.skippedFiles, uniquingKeysWith: +)
    for (dialect, tables) in other.dialects { note(dialect: dialect, tables: tables) }
    if let days = other.days { cover(days) }
    converted.merge(other.converted, uniquingKeysWith: +)
    articles += other.articles
    textless.merge(other.textless)
    fields.merge(other.fields)
    undated += other.undated
    skipped += other.skipped
    repaired += other.repaired
    padding += other.padding
    headerWarnings += other.headerWarnings
  }

  /// Keeps the first in input order, so that no list depends on the order of arrival.
  private static func merge(_ list: inout [Incident], _ others: [Incident]) {
    guard !others.isEmpty else { return }
    list.append(contentsOf: others)
    list.sort()
    list.removeLast(max(0, list.count - listed))
  }
}

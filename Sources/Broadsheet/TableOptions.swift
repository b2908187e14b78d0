internal import Tables
internal import Tabulation

/// Which tables a run writes into its folder, and how.
///
/// No option here changes what is counted: repeat the call with others, and no dump is read again.
public struct TableOptions: Sendable {
  /// A day, a week from Monday, or a month.
  public enum Period: String, CaseIterable, Sendable {
    case day, week, month
  }

  /// How tables are written: text with a row a line, columns for a person, or one SQLite file for all.
  public enum Format: String, CaseIterable, Sendable {
    case tsv, csv, jsonl, table, sqlite
  }

  /// How all of the tables are written; `sqlite` needs the package trait `SQLite`.
  public var format = Format.tsv
  /// Whether files of text are compressed with gzip.
  public var isCompressed = false
  /// The period that one table keeps apart; nil for no such table.
  public var period: Period? = .day
  /// Whether that table keeps sources apart, too.
  public var bySource = false
  /// How many entities, from the top, are looked for in the same articles, at most 4,000; nil for 500.
  public var pairsTop: Int?
  /// Mentions to show of each of the first 1,000 entities, at most 100.
  public var examples = 3
  /// Rows of the table of entities; nil for all.
  ///
  /// The counts are exact in any case.
  public var top: Int?
  /// UTF-8 lines `surface<TAB>entity[<TAB>type]`: names that count for an entity.
  public var aliases: [UInt8] = []
  /// UTF-8 lines `name[<TAB>type]`: names to leave out.
  public var stoplist: [UInt8] = []
  /// The files that the two lists are from, as the manifest names them.
  package var listNames: (aliases: String?, stoplist: String?) = (nil, nil)

  /// The defaults.
  public init() {}
}

extension TableOptions {
  /// Refuses what this build cannot write, and numbers out of range.
  func validate() throws {
    guard format.kind.isBuiltIn else { throw TableError.noSQLite }
    for (name, value, limit) in [
      ("pairsTop", pairsTop ?? 0, 4000), ("examples", examples, 100), ("top", top ?? 0, Int.max),
    ] where value < 0 || value > limit {
      throw BroadsheetError(.usage, "\(name) is \(value): choose a number from 0 to \(limit)")
    }
  }

  /// What the tables are made by, for counts with these copies.
  func settings(copies: Options.Copies, memory: Int) throws -> TableSettings {
    var settings = TableSettings()
    settings.period = period?.kind
    settings.bySource = bySource
    settings.pairsTop = pairsTop ?? settings.pairsTop
    settings.examples = examples
    settings.top = top
    settings.copies = copies.kind
    settings.memory = memory
    settings.lists = try UserLists(aliases: aliases, stoplist: stoplist)
    return settings
  }

  /// As the manifest shows them.
  var described: [Setting] {
    var pairs: [Setting] = [("by", period?.rawValue ?? "none")]
    if bySource { pairs.append(("by-source", "true")) }
    if let pairsTop { pairs.append(("pairs-top", "\(pairsTop)")) }
    pairs += list("aliases", of: aliases, file: listNames.aliases)
    return pairs + list("stoplist", of: stoplist, file: listNames.stoplist)
  }

  /// A list without a file has the digest of its bytes for a name.
  private func list(_ name: String, of bytes: [UInt8], file: String?) -> [Setting] {
    if let file { return [(name, file)] }
    return bytes.isEmpty ? [] : [(name, digest(of: bytes))]
  }

  /// The format as the manifest shows it.
  var formatName: String { format.rawValue + (isCompressed ? ".gz" : "") }
}

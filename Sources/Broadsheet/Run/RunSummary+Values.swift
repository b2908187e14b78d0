internal import BroadsheetCore
internal import Tabulation

extension RunSummary {
  /// A place where bytes of a dump were lost or may be altered.
  public struct Damage: Sendable, Equatable {
    /// The dump's name.
    public let dump: String
    /// Number of the member of its container, from 1; 0 where it has none.
    public let member: Int
    /// Where in the dump, in bytes as stored; for a dump of no known format in bytes of text.
    public let offset: Int
    /// The kind of damage, such as `truncated`.
    public let kind: String
    /// The kind, and what it means for the count.
    public let meaning: String
  }

  /// Records that could not be read as articles, of one kind.
  public struct Rejection: Sendable, Equatable {
    /// The kind, such as `bad-record`.
    public let kind: String
    /// The kind, and what it means.
    public let meaning: String
    /// How many records.
    public let records: Int
  }

  /// A table that a run wrote into its folder.
  public struct Table: Sendable, Equatable {
    /// What it is called, such as `entities` or `daily`.
    public let name: String
    /// The file; the same for all tables of a database.
    public let path: String
  }

  /// Places of damage in the order of the dumps, the first 1,000.
  public var damage: [Damage] {
    report.damage.map { incident in
      Damage(
        dump: dumps[incident.file].name,
        member: incident.member,
        offset: incident.offset,
        kind: incident.fault.rawValue,
        meaning: incident.fault.meaning
      )
    }
  }

  /// How many places are damaged, those included that `damage` does not list.
  public var damagedPlaces: Int { report.damageCount }

  /// Rejected records by kind; `Options.rejects` lists each of them.
  public var rejections: [Rejection] {
    report.rejectedCounts.sorted { $0.key.rawValue < $1.key.rawValue }.map { fault, count in
      Rejection(kind: fault.rawValue, meaning: fault.meaning, records: count)
    }
  }

  /// Mentions in articles that are no copies of earlier ones; nil where copies were not looked for.
  public var uniqueMentions: Int? { totals?.uniqueMentions }

  /// Articles that are copies of earlier ones; nil where copies were not looked for.
  public var copies: Int? { totals?.copies }
}

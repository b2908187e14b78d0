package import BroadsheetCore

/// The tables of a run: one folder of files, or one database.
///
/// Counts come twice: `mentions` of all articles and `mentions_unique` without duplicates. Articles
/// without a date have no day. Types are tags: PER, ORG, LOC, MISC.
extension TableSchema {
  private static let entity = [Column("entity", .text), Column("type", .text)]

  private static let counts = [
    Column("mentions", .integer), Column("documents", .integer),
    Column("mentions_unique", .integer), Column("documents_unique", .integer),
  ]

  private static let byEntity = [["entity", "type"]]

  /// One row per entity; the last two columns count distinct sources and surface forms.
  package static let entities = TableSchema(
    "entities",
    entity + counts + [
      Column("first_day", .day), Column("last_day", .day), Column("sources", .integer),
      Column("surface_forms", .integer),
    ],
    indexes: byEntity
  )

  /// One row per entity and period, and per source if `bySource`: `daily`, `weekly` or `monthly`.
  package static func periods(_ period: Period, bySource: Bool = false) -> TableSchema {
    TableSchema(
      period.tableName,
      entity + [Column("day", .day)] + (bySource ? [Column("source", .text)] : []) + counts,
      indexes: byEntity + [["day"]]
    )
  }

  /// One row per period of the table above, with all of its articles.
  package static let articles = TableSchema(
    "articles",
    [Column("day", .day), Column("articles", .integer), Column("articles_unique", .integer)],
    indexes: [["day"]]
  )

  package static let sources = TableSchema(
    "sources",
    entity + [Column("source", .text)] + counts,
    indexes: byEntity
  )

  /// Entities that occur in the same articles.
  package static let pairs = TableSchema(
    "pairs",
    entity + [
      Column("with_entity", .text), Column("with_type", .text), Column("documents", .integer),
      Column("documents_unique", .integer), Column("npmi", .real),
    ],
    indexes: byEntity + [["with_entity", "with_type"]]
  )

  /// Which names count for which entity, by which rule (`AliasRule.name`).
  package static let aliases = TableSchema(
    "aliases",
    [Column("surface", .text), Column("type", .text), Column("entity", .text)]
      + [Column("rule", .text), Column("mentions", .integer)],
    indexes: byEntity + [["surface", "type"]]
  )

  /// Example mentions, with the text around them.
  package static let examples = TableSchema(
    "examples",
    entity + [
      Column("file", .text), Column("record", .integer), Column("day", .day),
      Column("source", .text), Column("before", .text), Column("mention", .text),
      Column("after", .text),
    ],
    indexes: byEntity
  )

  /// The name of the database file with all tables.
  package static let database = "broadsheet" + TableKind.sqlite.suffix

  /// The views in a database of these tables, for a person who opens it.
  package static func views(of tables: [TableSchema]) -> [(name: String, selection: String)] {
    var views: [(name: String, selection: String)] = []
    let names = tables.map(\.name)
    if names.contains("entities") {
      let rank = "row_number() OVER (PARTITION BY type ORDER BY mentions DESC, entity) AS rank"
      views.append(
        (
          "top_entities",
          "SELECT \(rank), * FROM entities ORDER BY mentions DESC, entity, type"
        )
      )
    }
    if names.contains(Period.day.tableName) {
      let sums = counts.map { "sum(\($0.name)) AS \($0.name)" }.joined(separator: ", ")
      views.append(
        (
          "by_month",
          "SELECT entity, type, substr(day, 1, 7) AS month, \(sums) FROM daily "
            + "GROUP BY entity, type, month"
        )
      )
    }
    if names.contains("entities"), names.contains("aliases") {
      views.append(
        (
          "entity_aliases",
          "SELECT e.entity, e.type, e.mentions, e.documents, a.surface, a.rule, "
            + "a.mentions AS surface_mentions FROM entities AS e JOIN aliases AS a "
            + "ON a.entity = e.entity AND a.type = e.type"
        )
      )
    }
    return views
  }

  /// Every table that a run may write.
  package static var all: [TableSchema] {
    [entities, articles, sources, pairs, aliases, examples]
      + Period.tabulated.map { periods($0) }
  }

  /// The members of `run.json`, in a database.
  package static let run = TableSchema("run", [Column("key", .text), Column("value", .text)])
}

extension Period {
  /// The name of the table of these periods.
  package var tableName: String {
    switch self {
    case .day: "daily"
    case .week: "weekly"
    case .month: "monthly"
    case .year: "yearly"
    }
  }
}

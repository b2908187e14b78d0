internal import BroadsheetCore
internal import Tables

/// An entity of the table, and how it was found.
struct FoundEntity {
  enum Way {
    /// By its exact name.
    case name
    /// By a surface form.
    case alias(Alias)
    /// By its name in other capitals.
    case otherCase
  }

  /// A surface form, and the rule by which it counts for the entity.
  struct Alias {
    let surface: String
    let rule: String
    /// Other entities that the form counts for in some articles.
    let alsoFor: [String]
  }

  let bytes: [UInt8]
  let type: String
  let mentions: Int
  let documents: Int
  let uniqueMentions: Int?
  let uniqueDocuments: Int?
  let firstDay: Day
  let lastDay: Day
  let sources: Int?
  let surfaceForms: Int?
  var way = Way.name
  /// Entities of the same name and other types, the largest first.
  var others: [(type: String, mentions: Int)] = []

  init(_ row: TableRow) throws {
    bytes = row.bytes("entity") ?? []
    type = row.text("type")
    mentions = try row.integer("mentions") ?? 0
    documents = try row.integer("documents") ?? 0
    uniqueMentions = try row.integer("mentions_unique")
    uniqueDocuments = try row.integer("documents_unique")
    firstDay = try row.day("first_day")
    lastDay = try row.day("last_day")
    sources = try row.integer("sources")
    surfaceForms = try row.integer("surface_forms")
  }

  var name: String { String(decoding: bytes, as: UTF8.self) }
}

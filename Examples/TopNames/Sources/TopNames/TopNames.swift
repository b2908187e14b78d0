import Broadsheet

/// Prints the ten people whom a dump names most often, with a bar for each.
@main struct TopNames {
  static func main() async throws {
    guard CommandLine.arguments.count > 1 else {
      print("usage: TopNames DUMP…")
      return
    }
    let dumps = CommandLine.arguments.dropFirst().map(Dump.init(path:))
    let people = Broadsheet(tagger: try EntityTagger(types: ["PER"]))
    let (table, summary) = try await people.count(dumps)
    let rows = try table.rows(top: 10)
    print("\(summary.articles) articles, \(summary.mentions) mentions of people")
    for row in rows { print(line(row, most: rows[0].mentions)) }
    for loss in summary.losses { print(loss) }
  }

  /// Mentions, articles, a bar, the name.
  static func line(_ row: EntityTable.Row, most: Int) -> String {
    let bar = String(repeating: "█", count: max(1, row.mentions * 20 / most))
    let space = String(repeating: " ", count: 21 - bar.count)
    return padded(row.mentions) + padded(row.documents) + "  " + bar + space + row.entity
  }

  static func padded(_ number: Int) -> String {
    String(repeating: " ", count: max(0, 6 - "\(number)".count)) + "\(number)"
  }
}

internal import BroadsheetCore
internal import Tables

/// Dumps most of whose records have no text: their fields are called otherwise than is known here.
extension RunSummary {
  /// Whether most records of a dump have no text although they hold something that looks like one,
  /// or have not even a title.
  private static func isUnread(_ report: ReadReport) -> Bool {
    let empty = report.skippedRecords[.noText, default: 0]
    let records = report.articles + empty
    guard report.textless.records * 2 > records else { return false }
    return !report.textless.fields.isEmpty || empty * 2 > records
  }

  /// Whether no dump is left unread because its fields are unknown.
  var hasReadFields: Bool { !reports.contains(where: Self.isUnread) }

  /// A line for the dumps whose fields are unknown, and one for those that have titles alone.
  var textlessLines: [String] {
    let unread = dumps.indices.filter { Self.isUnread(reports[$0]) }
    var groups: [[String]: [Int]] = [:]
    for dump in unread { groups[reports[dump].textless.names, default: []].append(dump) }
    let lines = groups.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
      .map { unreadLine($0.value, fields: $0.key) }
    let bare = dumps.indices.filter { dump in
      !unread.contains(dump) && titles(of: dump) * 2 > reports[dump].articles
    }
    return lines + (bare.isEmpty ? [] : [titlesLine(bare)])
  }

  private func unreadLine(_ dumps: [Int], fields: [String]) -> String {
    let empty = dumps.reduce(0) { $0 + reports[$1].skippedRecords[.noText, default: 0] }
    let records = dumps.reduce(empty) { $0 + reports[$1].articles }
    let textless = dumps.reduce(0) { $0 + reports[$1].textless.records }
    let what = "no text in \(textless) of \(records) records of \(names(of: dumps))"
    guard let first = fields.first else {
      return "\(what), and no field that looks like one: name it with --text-field"
    }
    let others = fields.dropFirst().prefix(3).map(TextWriter.shown)
    let more = others.isEmpty ? "" : " (or \(others.joined(separator: ", ")))"
    let name = TextWriter.shown(first)
    return "\(what): '\(name)' looks like text; read it with --text-field \(name)\(more)"
  }

  /// Articles of a title alone.
  private func titles(of dump: Int) -> Int {
    reports[dump].textless.records - reports[dump].skippedRecords[.noText, default: 0]
  }

  private func titlesLine(_ dumps: [Int]) -> String {
    let articles = dumps.reduce(0) { $0 + reports[$1].articles }
    let textless = dumps.reduce(0) { $0 + titles(of: $1) }
    return "counted the title alone of \(textless) of \(articles) articles of \(names(of: dumps)): "
      + "they have no text"
  }

  /// The first of some dumps, and how many more there are.
  func names(of dumps: [Int]) -> String {
    let first = dumps.first.map { TextWriter.shown(self.dumps[$0].name) } ?? ""
    return dumps.count > 1 ? "\(first) and \(dumps.count - 1) more" : first
  }
}

/// The four counts of every table.
struct Counts: Sendable, Equatable {
  var mentions = 0
  var documents = 0
  var mentionsUnique = 0
  var documentsUnique = 0

  /// Adds the mentions of one record.
  mutating func add(_ count: Int, isCopy: Bool) {
    mentions += count
    documents += 1
    if isCopy { return }
    mentionsUnique += count
    documentsUnique += 1
  }

  static let header = "mentions\tdocuments\tmentions_unique\tdocuments_unique"

  var cells: String { "\(mentions)\t\(documents)\t\(mentionsUnique)\t\(documentsUnique)" }
}

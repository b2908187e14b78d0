/// Records without a text, and the fields in them that look like one and were not read.
package struct TextlessRecords: Sendable, Equatable {
  /// No more names are kept: they come from the dump.
  package static let nameLimit = 16
  /// Names are cut to so many bytes.
  package static let lengthLimit = 100

  /// Records that have a title alone, or not even that.
  package var records = 0
  /// How many of them have a field of a name that looks like text.
  package private(set) var fields: [String: Int] = [:]

  package init() {}

  package init(records: Int, fields: [String: Int]) {
    (self.records, self.fields) = (records, fields)
  }

  /// Notes that a record has fields that look like text.
  ///
  /// Of too many names, the first in their order are kept, so that no result depends on the order
  /// of the records.
  package mutating func note(_ names: [String]) {
    for name in names { fields[name, default: 0] += 1 }
    trim()
  }

  package mutating func merge(_ other: TextlessRecords) {
    records += other.records
    fields.merge(other.fields, uniquingKeysWith: +)
    trim()
  }

  private mutating func trim() {
    guard fields.count > Self.nameLimit else { return }
    for name in fields.keys.sorted().dropFirst(Self.nameLimit) { fields[name] = nil }
  }

  /// The names, the one of the most records first.
  package var names: [String] {
    fields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

/// Which fields of a dump were read as what, to describe the dump.
package struct FieldReadings: Sendable, Equatable {
  /// A field of an article, and the name that the dump has for it.
  package struct Field: Sendable, Hashable, Comparable {
    package let field: String
    package let name: String

    package init(_ field: String, named name: String) {
      (self.field, self.name) = (field, name)
    }

    package static func < (left: Field, right: Field) -> Bool {
      (left.field, left.name) < (right.field, right.name)
    }
  }

  /// How many records have a field, and the beginning of its value in the first of them.
  package struct Reading: Sendable, Equatable {
    package var records: Int
    package var sample: String
    /// Number of the batch that the sample is from.
    package var batch: Int
  }

  /// No more are kept: the names come from the dump.
  package static let limit = 64
  /// Bytes of a sample.
  package static let sampleLimit = 60

  package private(set) var readings: [Field: Reading] = [:]

  package init() {}

  /// Counts one more record with a field; false if the field is new.
  package mutating func count(_ field: Field) -> Bool {
    guard let known = readings.index(forKey: field) else { return false }
    readings.values[known].records += 1
    return true
  }

  /// Adds a field with its first record.
  package mutating func add(_ field: Field, sample: String, batch: Int) {
    readings[field] = Reading(records: 1, sample: sample, batch: batch)
    trim()
  }

  package mutating func merge(_ other: FieldReadings) {
    readings.merge(other.readings) { own, other in
      let first = own.batch <= other.batch ? own : other
      return Reading(records: own.records + other.records, sample: first.sample, batch: first.batch)
    }
    trim()
  }

  /// Keeps the first in the order of their names, so that nothing depends on the order of records.
  private mutating func trim() {
    guard readings.count > Self.limit else { return }
    for field in readings.keys.sorted().dropFirst(Self.limit) { readings[field] = nil }
  }
}

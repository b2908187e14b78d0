internal import BroadsheetCore

/// Why a list of names was refused, and at which line.
package struct NameListError: Error, Equatable {
  package enum Reason: Equatable, Sendable {
    /// The line has no tab, so no type.
    case noType
    case unknownType
    /// The name has no word, or too many.
    case noName
    case unknownContexts
  }

  /// Counted from 1.
  package var line: Int
  package var reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

extension GazetteerBuilder {
  /// Adds a list of names: one `name<TAB>type[<TAB>canonical[<TAB>contexts]]` a line, UTF-8.
  ///
  /// Empty lines and lines that start with `#` are skipped. Types are PER, ORG, LOC and MISC;
  /// contexts are the bits of `NameContexts` as a number, all of them if the column is missing.
  package mutating func add(list bytes: [UInt8]) throws(NameListError) {
    var lines = ListLines(bytes)
    while let (number, line) = lines.next() {
      if let reason = add(line: line) { throw NameListError(line: number, reason: reason) }
    }
  }

  /// Adds one line of a list; returns why it was refused, or nil.
  package mutating func add(line: ArraySlice<UInt8>) -> NameListError.Reason? {
    let columns = line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false)
    guard columns.count >= 2 else { return .noType }
    guard let type = EntityType(column: columns[1]) else { return .unknownType }
    let canonical = columns.count > 2 && !columns[2].isEmpty ? columns[2] : nil
    var contexts = NameContexts.all
    if columns.count > 3 {
      guard let bits = Self.contexts(columns[3]) else { return .unknownContexts }
      contexts = bits
    }
    return add(columns[0], type: type, canonical: canonical, contexts: contexts) ? nil : .noName
  }

  private static func contexts(_ column: ArraySlice<UInt8>) -> NameContexts? {
    guard !column.isEmpty, column.count <= 2 else { return nil }
    var value = 0
    for byte in column {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value <= NameContexts.all.rawValue ? NameContexts(rawValue: UInt8(value)) : nil
  }
}

extension EntityType {
  /// The type in a column, as CoNLL or OntoNotes writes it, in either case.
  fileprivate init?(column: ArraySlice<UInt8>) {
    // The tags themselves first: a list may have a million lines.
    for type in Self.allCases where column.elementsEqual(type.tag.utf8) {
      self = type
      return
    }
    switch String(decoding: column.prefix(16), as: UTF8.self).uppercased() {
    case "PER", "PERSON": self = .person
    case "ORG", "ORGANIZATION", "ORGANISATION": self = .organisation
    case "LOC", "LOCATION", "GPE", "FAC": self = .location
    case "MISC": self = .miscellaneous
    default: return nil
    }
  }
}

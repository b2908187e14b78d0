/// The name of a table, and its columns.
package struct TableSchema: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package enum Kind: Sendable {
      case text, integer, day, real
    }

    package let name: String
    package let kind: Kind

    package init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  package let name: String
  package let columns: [Column]
  /// The columns that a database finds rows by, in groups.
  package let indexes: [[String]]

  package init(_ name: String, _ columns: [Column], indexes: [[String]] = []) {
    self.name = name
    self.columns = columns
    self.indexes = indexes
  }

  /// The name of the file of this table.
  package func fileName(_ kind: TableKind, isPacked: Bool = false) -> String {
    name + kind.suffix + (isPacked ? ".gz" : "")
  }
}

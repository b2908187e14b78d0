/// A table cannot be written or read.
package struct TableError: Error, CustomStringConvertible, Sendable, Equatable {
  package enum Kind: Sendable {
    /// What is asked for makes no sense, or this build does not have it.
    case usage
    /// There is no such table, or it is not one of ours.
    case noInput
    case output
  }

  package let kind: Kind
  /// What went wrong and where, and what to do about it, in one line.
  package let description: String

  /// What could not be opened: what was meant may have a name that is like it.
  package let paths: [String]

  package init(_ kind: Kind, _ description: String, paths: [String] = []) {
    self.kind = kind
    self.description = description
    self.paths = paths
  }
}

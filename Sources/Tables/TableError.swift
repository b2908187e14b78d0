/// A table cannot be written or read.
package struct TableError: Error, CustomStringConvertible, Sendable, Equatable {
  package enum Kind: Sendable {
    /// The request makes no sense, or this build cannot do it.
    case usage
    /// The table does not exist, or this program did not write it.
    case noInput
    case output
  }

  package let kind: Kind
  /// What went wrong and where, and what to do about it, in one line.
  package let description: String

  /// The paths that could not be opened, for suggestions of similar names.
  package let paths: [String]

  package init(_ kind: Kind, _ description: String, paths: [String] = []) {
    self.kind = kind
    self.description = description
    self.paths = paths
  }
}

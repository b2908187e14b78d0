/// What ends a run.
///
/// Damage to a part of the input does not: it is counted in `RunSummary`.
public struct BroadsheetError: Error, CustomStringConvertible, Sendable {
  /// The kinds a caller may want to tell apart.
  public enum Kind: Sendable {
    /// An option or a list makes no sense.
    case usage
    /// No input could be opened.
    case noInput
    /// What was to be written could not be.
    case output
    /// A file of the program itself is damaged.
    case internalFault
  }

  /// What went wrong.
  public let kind: Kind
  /// What went wrong and where, and what to do about it, in one line.
  public let description: String
  /// What could not be opened: what was meant may have a name that is like it.
  package let paths: [String]

  init(_ kind: Kind, _ description: String, paths: [String] = []) {
    self.kind = kind
    self.description = description
    self.paths = paths
  }
}

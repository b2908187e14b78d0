/// What ends a run.
///
/// Damage to part of the input does not end it: `RunSummary` counts it.
public struct BroadsheetError: Error, CustomStringConvertible, Sendable {
  /// The kinds that a caller may handle differently.
  public enum Kind: Sendable {
    /// An option or a list makes no sense.
    case usage
    /// No input could be opened.
    case noInput
    /// The output cannot be written.
    case output
    /// A file of the program itself is damaged.
    case internalFault
  }

  /// What went wrong.
  public let kind: Kind
  /// What went wrong and where, and what to do about it, in one line.
  public let description: String
  /// The paths that could not be opened, for suggestions of similar names.
  package let paths: [String]

  init(_ kind: Kind, _ description: String, paths: [String] = []) {
    self.kind = kind
    self.description = description
    self.paths = paths
  }
}

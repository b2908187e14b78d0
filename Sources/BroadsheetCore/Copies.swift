/// Which articles count as copies of an earlier one.
package enum Copies: String, CaseIterable, Sendable {
  /// None is told from its original.
  case none
  /// Articles of the same words.
  case exact
  /// Articles of nearly the same words, too.
  case near
}

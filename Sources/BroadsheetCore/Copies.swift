/// Which articles count as copies of an earlier one.
package enum Copies: String, CaseIterable, Sendable {
  /// Copies are not looked for.
  case none
  /// Articles with the same words.
  case exact
  /// Articles with nearly the same words, too.
  case near
}

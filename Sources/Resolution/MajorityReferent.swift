package import BroadsheetCore

/// Decides whom a short form means where its article does not say so.
///
/// A pure function of the counts of a whole corpus: no result depends on the order of articles.
package enum MajorityReferent {
  /// A full name that articles gave to the form.
  package struct Candidate: Sendable {
    /// The caller's number for it.
    package var id: Int
    package var name: ArraySlice<UInt8>
    /// How many mentions of the form were resolved to it.
    package var mentions: Int

    package init(id: Int, name: ArraySlice<UInt8>, mentions: Int) {
      self.id = id
      self.name = name
      self.mentions = mentions
    }
  }

  package enum Decision: Sendable, Equatable {
    /// What was left alone means this one, too.
    case referent(Int)
    /// The other way round: a fuller name, seldom used, of a person who goes by the form itself.
    case fullerName(Int)
    /// Articles give it to several, and no one is usual.
    case ambiguous
    /// Too little is known.
    case none
  }

  /// Fewer resolved mentions tell nothing.
  static let leastResolved = 3
  /// Of the resolved mentions, those of the usual bearer, in percent.
  static let leastShare = 90
  /// A form that is left alone more often than this, for each time it is resolved, is more likely
  /// a name of its own; much evidence allows more.
  static let mostLeft = 3
  static let muchResolved = 20
  static let mostLeftOnMuch = 20
  /// First names have many bearers whom no article names in full.
  static let leastResolvedOfFirstNames = 10
  static let leastShareOfFirstNames = 98

  /// What becomes of the `left` mentions of a form that no article resolves, from the names that
  /// the others were resolved to: in any order, each id once.
  ///
  /// `known` is the canonical name that alias facts have for the form, if any: where articles mean
  /// another entity, neither counts ("AP" in a corpus about schools).
  package static func decide(
    _ form: ArraySlice<UInt8>,
    _ type: EntityType,
    left: Int,
    _ candidates: [Candidate],
    known: ArraySlice<UInt8>? = nil
  ) -> Decision {
    guard let top = candidates.max(by: { ($0.mentions, $1.id) < ($1.mentions, $0.id) }),
      top.mentions > 0
    else { return .none }
    let resolved = candidates.reduce(0) { $0 + $1.mentions }
    let usual = candidates.reduce(0) { sum, other in
      let isOne = other.id == top.id || NameCompatibility.areForms(top.name, other.name, type)
      return isOne ? sum + other.mentions : sum
    }
    let isFirstName = NameCompatibility.isFirstName(form, of: top.name)
    let share = isFirstName ? leastShareOfFirstNames : leastShare
    guard 100 * usual >= share * resolved else { return .ambiguous }
    if let known, !NameCompatibility.areForms(top.name, known, type) { return .ambiguous }
    guard resolved >= (isFirstName ? leastResolvedOfFirstNames : leastResolved) else {
      return .none
    }
    let most = resolved >= muchResolved && !isFirstName ? mostLeftOnMuch : mostLeft
    if left <= most * resolved { return .referent(top.id) }
    return NameCompatibility.areFullNamesOfOne(form, top.name, type) ? .fullerName(top.id) : .none
  }
}

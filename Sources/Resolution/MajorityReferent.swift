package import BroadsheetCore

/// Decides what a short form means where its article does not say so.
///
/// The result depends only on the counts of the whole corpus, not on the order of articles.
package struct MajorityReferent: Sendable {
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
    /// The unresolved mentions mean this one, too.
    case referent(Int)
    /// The candidate is a fuller name, seldom used, of a person who goes by the form itself.
    case fullerName(Int)
    /// Articles give the form to several candidates, and none has most of the mentions.
    case ambiguous
    /// Too little is known.
    case none
  }

  /// Fewer resolved mentions do not decide.
  static let leastResolved = 3
  /// The share of the resolved mentions that the majority referent needs, in percent.
  static let leastShare = 90
  /// The most unresolved mentions for each resolved one: a form with more of them is more likely a
  /// name of its own.
  ///
  /// Much evidence allows more.
  static let mostLeft = 3
  static let muchResolved = 20
  static let mostLeftOnMuch = 20
  /// Many people share a first name, and articles do not name all of them in full.
  static let leastResolvedOfFirstNames = 10
  static let leastShareOfFirstNames = 98

  private let compatibility: NameCompatibility

  package init(rules: NameRules) { compatibility = NameCompatibility(rules: rules) }

  /// Decides what the `left` mentions of a form mean that no article resolves.
  ///
  /// Candidates are the names that the other mentions were resolved to, in any order, each id once.
  /// `known` is the canonical name that alias facts have for the form, if any: where articles mean
  /// another entity, neither counts ("AP" in a corpus about schools).
  package func decide(
    _ form: ArraySlice<UInt8>,
    of type: EntityType,
    left: Int,
    candidates: [Candidate],
    known: ArraySlice<UInt8>? = nil
  ) -> Decision {
    guard let top = candidates.max(by: { ($0.mentions, $1.id) < ($1.mentions, $0.id) }),
      top.mentions > 0
    else { return .none }
    let resolved = candidates.reduce(0) { $0 + $1.mentions }
    let usual = candidates.reduce(0) { sum, other in
      let isOne = other.id == top.id || compatibility.areForms(top.name, other.name, of: type)
      return isOne ? sum + other.mentions : sum
    }
    let isFirstName = NameCompatibility.isFirstName(form, of: top.name)
    let share = isFirstName ? Self.leastShareOfFirstNames : Self.leastShare
    guard 100 * usual >= share * resolved else { return .ambiguous }
    if let known, !compatibility.areForms(top.name, known, of: type) { return .ambiguous }
    guard resolved >= (isFirstName ? Self.leastResolvedOfFirstNames : Self.leastResolved) else {
      return .none
    }
    let most = resolved >= Self.muchResolved && !isFirstName ? Self.mostLeftOnMuch : Self.mostLeft
    if left <= most * resolved { return .referent(top.id) }
    return compatibility.areFullNamesOfOne(form, top.name, of: type) ? .fullerName(top.id) : .none
  }
}

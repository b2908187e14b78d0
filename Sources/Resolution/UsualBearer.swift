/// Decides whom a short form means where its article does not say so.
///
/// A pure function of the counts of a whole corpus: no result depends on the order of articles.
package enum UsualBearer {
  /// A full name that articles gave to the short form, by the caller's number, and how often.
  package struct Candidate: Sendable, Equatable {
    package var id: Int
    package var mentions: Int

    package init(id: Int, mentions: Int) {
      self.id = id
      self.mentions = mentions
    }
  }

  package enum Decision: Sendable, Equatable {
    /// What was left alone means this one, too.
    case bearer(Int)
    /// Articles give it to several, and no one is usual.
    case ambiguous
    /// Too little is known.
    case none
  }

  /// Fewer resolved mentions tell nothing.
  package static let leastResolved = 3
  /// Of the resolved mentions, those of the usual bearer, in percent.
  package static let leastShare = 90
  /// A name that is left alone more often than this for each time it is resolved is more likely
  /// one of its own.
  package static let mostLeftForEach = 3

  /// - Parameters:
  ///   - left: mentions of the short form that no article resolves.
  ///   - candidates: in any order, each id once.
  package static func decide(left: Int, _ candidates: [Candidate]) -> Decision {
    let resolved = candidates.reduce(0) { $0 + $1.mentions }
    guard let top = candidates.max(by: { $0.mentions < $1.mentions }), top.mentions > 0 else {
      return .none
    }
    guard 100 * top.mentions >= leastShare * resolved else { return .ambiguous }
    guard resolved >= leastResolved, left <= mostLeftForEach * resolved else { return .none }
    return .bearer(top.id)
  }
}

import BroadsheetCore
import BroadsheetTestSupport
import Testing

@testable import Tabulation

/// Which entity a name counts for, against a walk step by step.
@Suite struct MergesTests {
  /// The next name and the rule; nil at the end of the walk.
  private static func next(_ name: UInt32, _ merges: Merges) -> (name: UInt32, rule: AliasRule)? {
    let steps: [(UInt32?, AliasRule)] = [
      (merges.listed[name], .list), (merges.spelling[name], .spelling),
      (merges.usual[name] ?? merges.fuller[name], .usual),
    ]
    guard let (target, rule) = steps.first(where: { $0.0 != nil }), let target, target != name
    else { return nil }
    return (target, rule)
  }

  private static func naive(_ name: UInt32, _ merges: Merges) -> (UInt32, AliasRule) {
    var walk = [name]
    var rules: [AliasRule] = []
    while let step = next(walk[walk.count - 1], merges) {
      rules.append(step.rule)
      if let start = walk.firstIndex(of: step.name) {
        // A circle: all of it is its first name.
        let first = walk[start...].min() ?? name
        return (first, first == name ? .none : rule(of: rules))
      }
      walk.append(step.name)
    }
    return (walk[walk.count - 1], rule(of: rules))
  }

  /// What the user says is the reason, whatever else is one.
  private static func rule(of rules: [AliasRule]) -> AliasRule {
    rules.contains(.list) ? .list : rules.first ?? .none
  }

  private static func made(_ names: Int, _ random: inout Seeded) -> Merges {
    var merges = Merges()
    func some(_ count: Int) -> [UInt32: UInt32] {
      let pairs = (0..<random.below(count)).map { _ in
        (UInt32(random.below(names)), UInt32(random.below(names)))
      }
      return Dictionary(pairs) { one, _ in one }
    }
    merges.spelling = some(names)
    merges.usual = some(names)
    merges.fuller = some(names / 2)
    merges.listed = some(names / 3)
    return merges
  }

  @Test func entitiesAreThoseOfAWalk() {
    var random = Seeded(state: 5)
    for _ in 0..<400 {
      let names = 3 + random.below(100)
      let plain = Self.made(names, &random)
      var merges = plain
      merges.seal(names: names)
      for name in 0..<UInt32(names) {
        let found = merges.entity(of: name)
        let (entity, rule) = Self.naive(name, plain)
        #expect(found.entity == entity)
        #expect(found.rule == rule)
        // An entity is its own.
        #expect(merges.entity(of: entity).entity == entity)
      }
    }
  }

  /// A name is shared if it is merged, or another one into it.
  @Test func sharedNamesAreThoseOfSomeStep() {
    var random = Seeded(state: 6)
    for _ in 0..<200 {
      let names = 3 + random.below(200)
      var merges = Self.made(names, &random)
      merges.redirected = (0..<random.below(3)).map { _ in UInt32(random.below(names)) }
      // A usual meaning goes before a fuller one.
      let fuller = merges.fuller.filter { merges.usual[$0.key] == nil }
      var shared = Set(merges.redirected)
      for table in [merges.spelling, merges.usual, merges.listed, fuller] {
        shared.formUnion(table.keys)
        shared.formUnion(table.values)
      }
      merges.seal(names: names)
      for name in 0..<UInt32(names) { #expect(merges.isShared(name) == shared.contains(name)) }
    }
  }

  @Test func aMentionOfSeveralPersonsFollowsItsSpellingAlone() {
    var merges = Merges()
    merges.spelling = [1: 2]
    merges.usual = [1: 3, 4: 5]
    merges.listed = [6: 7]
    merges.seal(names: 8)
    for (name, entity) in [(1, 2), (4, 4), (6, 7), (0, 0)] as [(UInt32, UInt32)] {
      let found = merges.entity(of: name | Merges.undecided)
      #expect(found.entity == entity)
      #expect(found.rule == .ambiguous)
    }
  }

  @Test func aRedirectionGoesToItsEntity() {
    var merges = Merges()
    merges.redirected = [3, 1]
    merges.spelling = [1: 2]
    merges.seal(names: 4)
    #expect(merges.entity(of: Merges.redirection).entity == 3)
    #expect(merges.entity(of: Merges.redirection | 1).entity == 2)
    #expect(merges.entity(of: Merges.redirection | 1).rule == .list)
  }
}

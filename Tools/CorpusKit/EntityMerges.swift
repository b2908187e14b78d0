/// The truth about which names are one entity over the whole corpus.
struct EntityMerges: Sendable {
  private var usual: [Int: Int] = [:]
  private var spelling: [Int: Int] = [:]
  private var ambiguous: Set<Int> = []

  init(_ ledger: Ledger, _ planter: AliasPlanter?, in table: NameTable) {
    guard let planter else { return }
    var totals: [Int: Int] = [:]
    for posting in ledger.postings {
      totals[Int(posting.name), default: 0] += Int(posting.mentions)
    }
    for short in planter.evidence.counts.keys where totals[short] != nil {
      let decision = planter.majorityReferent(of: short)
      if let full = decision.full { usual[short] = full }
      if decision.isAmbiguous { ambiguous.insert(short) }
    }
    for group in planter.spellings { merge(group, totals, in: table) }
  }

  /// Merges all spellings into the most frequent one; among equals, into the first by its bytes.
  private mutating func merge(
    _ group: AliasPlanter.Spellings,
    _ totals: [Int: Int],
    in table: NameTable
  ) {
    let found = (group.variants + [group.capitals].compactMap { $0 })
      .filter { totals[$0] != nil }
      .sorted { one, other in
        let counts = (totals[one] ?? 0, totals[other] ?? 0)
        if counts.0 != counts.1 { return counts.0 > counts.1 }
        return table.name(one).lexicographicallyPrecedes(table.name(other))
      }
    for id in found.dropFirst() { spelling[id] = found[0] }
  }

  func entity(of name: Int) -> Int { usual[name] ?? spelling[name] ?? name }

  /// Returns every form with its entity; the rule of the entity's own name is `none`.
  func aliases(_ ledger: Ledger) -> [EntityTables.Alias] {
    var sums: [AliasPlanter.Resolved: Int] = [:]
    for (form, mentions) in ledger.forms {
      let rule = form.rule == .none ? rule(of: form.name) : form.rule
      let entity = entity(of: form.name)
      sums[AliasPlanter.Resolved(surface: form.surface, name: entity, rule: rule), default: 0] +=
        mentions
    }
    return sums.map {
      EntityTables.Alias(surface: $0.surface, entity: $0.name, rule: $0.rule, mentions: $1)
    }
  }

  /// The rule by which a name that articles do not resolve counts for its entity.
  private func rule(of name: Int) -> AliasPlanter.Rule {
    if usual[name] != nil { return .usual }
    if spelling[name] != nil { return .spelling }
    return ambiguous.contains(name) ? .ambiguous : .none
  }
}

internal import BroadsheetCore
internal import Indexing
internal import Resolution
internal import SystemPackage
internal import Tables

/// The names of an index, numbered in their order, and their merges.
struct NumberedNames {
  private(set) var log: NameLog
  private(set) var numbers: FormNumbers
  private(set) var merges = Merges()

  /// The entry in `numbers` for a form on the user's stop list.
  static let stopped = UInt32.max

  /// Reads the forms of all segments once, in one merge.
  ///
  /// `lists` are the user's aliases and stop list; `folder` takes what does not fit into `memory`.
  init(
    _ index: IndexFile,
    _ segments: [IndexFile.Segment],
    lists: UserLists,
    in folder: FilePath,
    memory: Int
  ) throws {
    log = try NameLog(in: folder)
    numbers = try FormNumbers(segments, in: folder)
    var merge = try FormMerge(index, segments, extras: lists.entities, memory: memory / 4)
    var evidence = MergeEvidence(in: folder, memory: memory * 3 / 4)
    var targets = ListTargets(lists)
    while try merge.next() { try add(merge, lists: lists, &targets, to: &evidence) }
    try log.flush()
    try numbers.flush()
    try evidence.decide(log, &merges)
    targets.add(to: &merges)
    merges.seal(names: log.count)
  }

  private mutating func add(
    _ merge: FormMerge,
    lists: UserLists,
    _ targets: inout ListTargets,
    to evidence: inout MergeEvidence
  ) throws {
    guard log.count < Merges.undecided else {
      throw TableError(.usage, "over a billion names: merge fewer parts")
    }
    let number = UInt32(log.count)
    if number & 0xFFF == 0 { try Task.checkCancellation() }
    var own = 0
    var total = 0
    var aliases = JoinedAliases()
    for form in merge.forms {
      let surface = form.rule == .none ? merge.name : form.surface
      if lists.isStopped(surface, merge.type) {
        try numbers.append(Self.stopped, to: form.segment)
        continue
      }
      guard form.rule != .none else {
        try numbers.append(number, to: form.segment)
        (own, total) = (own + form.mentions, total + form.mentions)
        continue
      }
      var alias = NameLog.Alias(rule: form.rule, mentions: form.mentions, surface: surface)
      if let target = targets.redirection(of: surface, merge.type) {
        (alias.rule, alias.target) = (.list, target)
        try numbers.append(target, to: form.segment)
      } else {
        total += form.mentions
        let isUndecided = form.rule == .ambiguous
        try numbers.append(isUndecided ? number | Merges.undecided : number, to: form.segment)
      }
      aliases.add(alias)
    }
    try log.append(merge.name, merge.type, own: own, aliases: aliases.list)
    targets.note(merge.name, merge.type, number: number)
    if lists.isStopped(merge.name, merge.type) { merges.stopped.insert(number) }
    guard total > 0 else { return }
    try evidence.add(merge.name, merge.type, number: number, mentions: total)
    for alias in aliases.list where alias.rule == .surname || alias.rule == .acronym {
      let name = ShortForm.Name(
        number: number,
        name: merge.name,
        type: merge.type,
        mentions: alias.mentions
      )
      try evidence.addResolved(alias.surface, to: name)
    }
  }
}

/// The forms of a name except the name itself, joined over all segments.
private struct JoinedAliases {
  private struct Key: Hashable {
    var rule: AliasRule
    var surface: [UInt8]
  }

  private(set) var list: [NameLog.Alias] = []
  /// The positions of forms in the list, once they are many: a linear search would be quadratic.
  private var places: [Key: Int] = [:]

  mutating func add(_ alias: NameLog.Alias) {
    guard let known = place(of: alias) else { return append(alias) }
    list[known].mentions += alias.mentions
  }

  private func place(of alias: NameLog.Alias) -> Int? {
    guard places.isEmpty else { return places[Key(rule: alias.rule, surface: alias.surface)] }
    return list.firstIndex { $0.rule == alias.rule && $0.surface == alias.surface }
  }

  private mutating func append(_ alias: NameLog.Alias) {
    list.append(alias)
    guard list.count >= 16 else { return }
    let first = places.isEmpty ? 0 : list.count - 1
    for index in first..<list.count {
      places[Key(rule: list[index].rule, surface: list[index].surface)] = index
    }
  }
}

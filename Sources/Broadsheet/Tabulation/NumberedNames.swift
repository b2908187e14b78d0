internal import BroadsheetCore
internal import Indexing
internal import Resolution
internal import SystemPackage

/// The names of an index, numbered in their order, and what they are merged into.
struct NumberedNames {
  private(set) var log: NameLog
  private(set) var numbers: FormNumbers
  private(set) var merges = Merges()

  /// Stands in `numbers` for a form that the user does not want to see.
  static let stopped = UInt32.max

  /// Reads the forms of all segments once, together; `lists` is what the user says about names.
  ///
  /// What does not fit into `memory` goes into `folder`.
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
    while try merge.next() { try add(merge, lists, &targets, &evidence) }
    try log.flush()
    try numbers.flush()
    try evidence.decide(log, &merges)
    targets.add(to: &merges)
    merges.seal(names: log.count)
  }

  private mutating func add(
    _ merge: FormMerge,
    _ lists: UserLists,
    _ targets: inout ListTargets,
    _ evidence: inout MergeEvidence
  ) throws {
    let number = UInt32(log.count)
    if number & 0xFFF == 0 { try Task.checkCancellation() }
    var own = 0
    var total = 0
    var aliases: [NameLog.Alias] = []
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
    try log.append(merge.name, merge.type, own: own, aliases: aliases)
    targets.note(merge.name, merge.type, number)
    if lists.isStopped(merge.name, merge.type) { merges.stopped.insert(number) }
    guard total > 0 else { return }
    try evidence.add(merge.name, merge.type, number: number, mentions: total)
    for alias in aliases where alias.rule == .surname || alias.rule == .acronym {
      try evidence.addResolved(
        alias.surface,
        merge.type,
        to: merge.name,
        number,
        mentions: alias.mentions
      )
    }
  }
}

extension [NameLog.Alias] {
  /// Adds a form; those of several segments are one.
  fileprivate mutating func add(_ alias: NameLog.Alias) {
    let known = firstIndex { $0.rule == alias.rule && $0.surface == alias.surface }
    guard let known else { return append(alias) }
    self[known].mentions += alias.mentions
  }
}

internal import Indexing
internal import Storage
package import SystemPackage
internal import Tables

/// The folder of a run: the index that it counts into, and the tables that are made of it.
///
/// One run at a time uses it. `counts.bsp.part` has what an interrupted run has finished, which is not
/// done again; `counts.bsp` is a finished index.
package final class RunFolder: Sendable {
  package let path: FilePath
  private let lock: StoredFile

  /// Makes the folder if needed, and holds its lock as long as this object lives.
  package init(_ path: String) throws {
    self.path = FilePath(path)
    do {
      try Durable.makeFolder(self.path)
      lock = try StoredFile(self.path.appending(".lock"), creates: true)
      guard try Durable.lock(lock.descriptor) else {
        throw BroadsheetError(
          .output,
          "another run is using \(TextWriter.shown(path)): wait until it ends, or name another folder"
        )
      }
    } catch let error as Errno {
      throw BroadsheetError(
        .output,
        "cannot use the folder \(TextWriter.shown(path)): \(error); name another folder"
      )
    }
  }

  /// The finished index.
  package var indexPath: FilePath { path.appending(Self.indexName) }
  private var draftPath: FilePath { path.appending(Self.draftName) }

  static let indexName = "counts.bsp"
  static let draftName = indexName + ".part"

  /// The index of a run with this plan: finished, begun, or new.
  ///
  /// An index with another plan is refused with a `BroadsheetError`, or deleted if the run `startsOver`.
  func open(_ plan: IndexPlan, startsOver: Bool) throws -> (index: IndexFile, isFinished: Bool) {
    for (file, isFinished) in [(indexPath, true), (draftPath, false)] {
      guard !startsOver, let index = try usable(file, isFinished) else { continue }
      if let difference = index.plan.change(to: plan) {
        throw BroadsheetError(
          .usage,
          "\(TextWriter.shown(path.string)) holds the counts of a different run: \(difference); "
            + "name another folder, or start over with --restart"
        )
      }
      guard plan.canResume else { break }
      // A run that was killed between two renames leaves a draft.
      if isFinished { try output("use") { try Durable.remove(draftPath) } }
      return (index, isFinished)
    }
    return (try begin(plan), false)
  }

  /// A file that is not a whole index is not used at all.
  private func usable(_ file: FilePath, _ isFinished: Bool) throws -> IndexFile? {
    do {
      return try IndexFile(opening: file, isWhole: isFinished)
    } catch .system(.noSuchFileOrDirectory), .foreign, .damaged {
      return nil
    } catch .system(let error) {
      throw BroadsheetError(.output, "cannot read \(TextWriter.shown(file.string)): \(error)")
    }
  }

  private func begin(_ plan: IndexPlan) throws -> IndexFile {
    try output("create") {
      try Durable.remove(path.appending("run.json"))
      try Durable.remove(indexPath)
      return try IndexFile(creating: draftPath, plan)
    }
  }

  /// Gives the index its final name, its segments in the order of the input.
  func finish(_ index: IndexFile) throws -> IndexFile {
    try output("finish") {
      guard index.isComplete else {
        throw BroadsheetError(
          .internalFault,
          "the counts in \(TextWriter.shown(path.string)) miss an input: start over with --restart"
        )
      }
      if index.isInOrder {
        try Durable.rename(draftPath, to: indexPath)
        return index
      }
      let sorted = try write(index.plan, index.inOrder.map { (index, $0) })
      try Durable.remove(draftPath)
      return sorted
    }
  }

  /// Makes a finished index of segments of several, in the order given.
  func write(
    _ plan: IndexPlan,
    _ segments: [(index: IndexFile, segment: IndexFile.Segment)]
  ) throws -> IndexFile {
    try output("write") {
      let draft = path.appending(Self.indexName + ".tmp")
      var whole = try IndexFile(creating: draft, plan)
      for (index, segment) in segments {
        try Task.checkCancellation()
        try whole.append(index.read(segment), syncs: false)
      }
      try whole.sync()
      try Durable.rename(draft, to: indexPath)
      return whole
    }
  }

  private func output<Result>(_ verb: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as Errno {
      throw BroadsheetError(
        .output,
        "cannot \(verb) the counts in \(TextWriter.shown(path.string)): \(error)"
      )
    }
  }
}

extension IndexPlan {
  /// Whether a run over these inputs can resume: files can be read again, a pipe cannot.
  var canResume: Bool { inputs.allSatisfy { $0.size != -1 } }

  /// What differs between a run and one that is to resume it; nil if nothing does.
  func change(to other: IndexPlan) -> String? {
    if let difference = difference(from: other) { return difference }
    guard inputs != other.inputs || listed != other.listed else { return nil }
    let (own, theirs) = (Set(inputs), Set(other.inputs))
    guard let changed = theirs.subtracting(own).min(by: Input.precedes) else {
      return "its inputs were different"
    }
    let name = TextWriter.shown(changed.name)
    let isKnown = inputs.contains { $0.name == changed.name && $0.file == changed.file }
    return isKnown ? "\(name) has changed since" : "\(name) was not one of its inputs"
  }
}

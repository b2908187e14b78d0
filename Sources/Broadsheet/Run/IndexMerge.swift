internal import Indexing
internal import Storage
internal import SystemPackage
internal import Tables

/// The parts of a merge, checked one by one.
struct IndexMerge {
  private var parts: [(name: String, index: IndexFile)] = []
  private var plan: IndexPlan?
  /// Which part has a dump.
  private var owners: [IndexPlan.Input: String] = [:]

  /// Adds a part: a folder of a run, or its index.
  mutating func add(_ name: String, to folder: RunFolder) throws {
    let shown = TextWriter.shown(name)
    let index = try open(name, shown)
    if index.isSameFile(as: folder.indexPath) {
      // Given again, as after a crash, the command would count the other parts twice.
      throw BroadsheetError(.usage, "\(shown) is both a part and the output: name another folder")
    }
    if let plan, let difference = plan.difference(from: index.plan) {
      let first = TextWriter.shown(parts[0].name)
      throw BroadsheetError(
        .usage,
        "\(first) and \(shown) were counted with different settings: \(difference); "
          + "count one of them again"
      )
    }
    for input in index.plan.inputs {
      // The same dump, though another machine gave its file another time.
      let key = IndexPlan.Input(file: input.file, name: input.name, size: input.size, changed: 0)
      if let owner = owners.updateValue(name, forKey: key) {
        throw BroadsheetError(
          .usage,
          "\(TextWriter.shown(input.name)) is in both \(TextWriter.shown(owner)) and \(shown) and would "
            + "count twice: leave out one of them"
        )
      }
    }
    plan = plan?.joined(with: index.plan) ?? index.plan
    parts.append((name, index))
  }

  private func open(_ name: String, _ shown: String) throws -> IndexFile {
    let path = FilePath(name)
    let inFolder = path.appending(RunFolder.indexName)
    let isFolder = (try? FileState(of: path))?.size == -1
    do {
      return try IndexFile(opening: isFolder ? inFolder : path, isWhole: true)
    } catch .foreign {
      throw BroadsheetError(
        .noInput,
        "this version cannot read the counts in \(shown): count it again"
      )
    } catch .damaged(let place) {
      throw BroadsheetError(
        .noInput,
        "\(shown) is damaged at byte \(place): copy it again, or count it again"
      )
    } catch .system(let error) {
      let draft = path.appending(RunFolder.draftName)
      if isFolder, (try? FileState(of: draft)) != nil {
        throw BroadsheetError(
          .noInput,
          "the run in \(shown) is not finished: repeat its command to finish it"
        )
      }
      throw BroadsheetError(
        .noInput,
        "cannot read the part \(shown): \(error); check the path and its permissions",
        paths: [name]
      )
    }
  }

  /// Writes the whole into a folder.
  func write(to folder: RunFolder) throws -> IndexFile {
    guard let plan else { throw BroadsheetError(.usage, "no parts to merge: name one") }
    let segments = parts.flatMap { part in
      part.index.segments.map { (index: part.index, segment: $0) }
    }
    return try folder.write(plan, plan.sorted(segments, by: \.segment.header))
  }
}

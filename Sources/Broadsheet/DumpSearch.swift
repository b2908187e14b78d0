internal import BroadsheetCore
internal import Storage
internal import Tables
package import SystemPackage

/// Finds the dumps of some paths: files as they are, and the files in and below folders.
///
/// What a folder holds besides dumps is skipped and counted. Links are followed; a folder that is
/// reached twice is read once. Paths are bytes.
package struct DumpSearch {
  /// Files that an output of this run will replace, and that are no inputs.
  private let outputs: Set<SIMD2<UInt64>>
  private var folders: Set<SIMD2<UInt64>> = []
  /// The dumps, in the order of the paths, and within a folder in that of the bytes of their paths.
  package private(set) var dumps: [Dump] = []
  package private(set) var passed = PassedFiles()

  /// `outputs` are files that the run writes: in an input folder, they are no inputs.
  package init(outputs: [FilePath] = []) {
    self.outputs = Set(outputs.compactMap { try? FileState(of: $0).identity })
  }

  /// Adds the dump at a path, or those below it.
  ///
  /// A path that does not exist is kept: the run reports it when it cannot open it.
  package mutating func add(_ path: FilePath) {
    guard let state = try? FileState(of: path), state.isFolder else {
      return dumps.append(Dump(path))
    }
    let (before, closed) = (dumps.count, passed.unreadable.count)
    addFolder(path, state)
    if dumps.count == before, passed.unreadable.count == closed {
      passed.emptyFolders.append(path.string)
    }
  }

  /// A file or folder below the one that the user named.
  private struct Found {
    let path: FilePath
    /// The bytes of its path below that one.
    let name: [UInt8]
    let state: FileState?
  }

  /// The files of one folder, of which some tell what others are.
  private struct Siblings {
    /// From the last to the first, so that folders are taken from a stack in their order: of two paths
    /// to one folder, every run reads the same.
    let names: [[UInt8]]
    private let all: Set<[UInt8]>
    private let areOfRun: Bool

    init(_ names: [[UInt8]]) {
      self.names = names.sorted { $1.lexicographicallyPrecedes($0) }
      all = Set(names)
      areOfRun = RunOutputs.areIn(names)
    }

    func kind(of name: [UInt8]) -> SkippedFile? {
      if areOfRun, RunOutputs.contain(name) { return .output }
      return SkippedFile.records(of: name).contains(where: all.contains) ? .page : nil
    }
  }

  package mutating func addStandardInput() { dumps.append(.standardInput) }

  private mutating func addFolder(_ root: FilePath, _ state: FileState) {
    var open = [Found(path: root, name: [], state: state)]
    var found: [Found] = []
    while let folder = open.popLast() {
      guard let state = folder.state, folders.insert(state.identity).inserted else { continue }
      do {
        let siblings = Siblings(try Folder.names(in: folder.path))
        for name in siblings.names {
          if let kind = siblings.kind(of: name) {
            passed.skipped[kind, default: 0] += 1
          } else if let inner = Self.found(name, in: folder) {
            note(inner, named: name, found: &found, open: &open)
          }
        }
      } catch {
        passed.unreadable.append(.init(path: folder.path.string, reason: "\(error)"))
      }
    }
    found.sort { $0.name.lexicographicallyPrecedes($1.name) }
    dumps += found.map { Dump($0.path) }
  }

  private static func found(_ name: [UInt8], in folder: Found) -> Found? {
    let characters: [CInterop.PlatformChar] = name.map { .init(bitPattern: $0) } + [0]
    guard let component = FilePath.Component(platformString: characters) else { return nil }
    let path = folder.path.appending(component)
    let below = folder.name.isEmpty ? name : folder.name + [UInt8(ascii: "/")] + name
    return Found(path: path, name: below, state: try? FileState(of: path))
  }

  private mutating func note(
    _ inner: Found,
    named name: [UInt8],
    found: inout [Found],
    open: inout [Found]
  ) {
    // One that cannot be looked at is a link to nothing: the run says so.
    guard let state = inner.state else { return found.append(inner) }
    if state.isFolder {
      // `.git`, and what Spark and Delta write beside their parts.
      guard let first = name.first, !"._".utf8.contains(first) else {
        return passed.skipped[.hidden, default: 0] += 1
      }
      open.append(inner)
    } else if let kind = kind(of: name, state) {
      passed.skipped[kind, default: 0] += 1
    } else {
      found.append(inner)
    }
  }

  private func kind(of name: [UInt8], _ state: FileState) -> SkippedFile? {
    if outputs.contains(state.identity) { return .output }
    if let kind = SkippedFile.kind(of: name[...]) { return kind }
    return state.size == 0 ? .empty : state.size < 0 ? .hidden : nil
  }
}

/// What a search for dumps passed over.
package struct PassedFiles: Sendable {
  package struct Unreadable: Sendable {
    let path: String
    let reason: String

    /// What messages say of it.
    package var message: String { "cannot open the folder \(TextWriter.shown(path)): \(reason)" }
  }

  var skipped: [SkippedFile: Int] = [:]
  /// Folders that could not be opened: what is in them is lost.
  package internal(set) var unreadable: [Unreadable] = []
  /// Folders of the user's that hold no dump.
  package internal(set) var emptyFolders: [String] = []

  package init() {}

  /// What was skipped, such as `3 checksums, 1 script`; empty where nothing was.
  package var skippedKinds: String {
    skipped.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($0.value) \($0.key.name(of: $0.value))" }.joined(separator: ", ")
  }
}

extension SkippedFile {
  /// What messages call some of them.
  func name(of count: Int) -> String {
    let (one, many) =
      switch self {
      case .hidden: ("hidden file", "hidden files")
      case .checksum: ("checksum", "checksums")
      case .document: ("document", "documents")
      case .script: ("script", "scripts")
      case .index: ("index", "indexes")
      case .asset: ("picture or style sheet", "pictures and style sheets")
      case .empty: ("empty file", "empty files")
      case .page: ("page of a JSON file beside it", "pages of JSON files beside them")
      case .output: ("output of a run", "outputs of runs")
      }
    return count == 1 ? one : many
  }
}

internal import Tables

/// The names of the files in the folder of a run.
enum RunOutputs {
  private static let index = Array(RunFolder.indexName.utf8)
  private static let manifest = Array("run.json".utf8)
  private static let lock = Array(".lock".utf8)
  /// Tables, the database of all of them, the page that shows them, and the lock.
  private static let stems = Set(
    (TableSchema.all.map(\.name) + ["broadsheet", "report", ""]).map { Array($0.utf8) }
  )

  /// Whether these are the names in the folder of a run, finished or not.
  static func areIn(_ names: [[UInt8]]) -> Bool {
    let hasIndex = names.contains { $0.starts(with: index) }
    return hasIndex && (names.contains(manifest) || names.contains(lock))
  }

  /// Whether a file of such a folder is the run's.
  static func contain(_ name: [UInt8]) -> Bool {
    name.starts(with: index) || name == manifest
      || stems.contains(Array(name.prefix { $0 != UInt8(ascii: ".") }))
  }
}

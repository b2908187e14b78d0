internal import Tables
internal import Tabulation

/// Tables that are asked for, checked before anything is counted.
struct TableMaking {
  let options: TableOptions
  var settings: TableSettings

  init(_ options: TableOptions, copies: Options.Copies, memory: Int) throws {
    do {
      try options.validate()
      self.options = options
      settings = try options.settings(copies: copies, memory: memory)
    } catch let error as TableError {
      throw BroadsheetError(error)
    }
  }
}

extension RunFolder {
  /// Makes the tables of a run and gives all files their names, the manifest last; returns what was read, and
  /// the tables.
  ///
  /// The lock is kept until then. `settings` are the options of the run, as its manifest names them.
  func publish(
    _ run: IndexedRun,
    _ tables: TableMaking,
    options settings: [Setting]
  ) async throws -> RunSummary {
    defer { withExtendedLifetime(self) {} }
    let options = tables.options
    let files = TableFiles(in: path, as: options.format.kind, isPacked: options.isCompressed)
    do {
      let summary = try await run.write(
        tables.settings,
        to: files,
        scratch: path,
        options: settings + [("format", options.formatName)] + options.described
      )
      try files.publish(manifest: summary.manifest())
      return RunSummary(summary, publishing: files.published.map { .init(name: $0, path: $1) })
    } catch let error as TableError {
      throw BroadsheetError(error)
    }
  }
}

extension BroadsheetError {
  /// What another module says of a table.
  init(_ error: TableError) {
    let kind: Kind =
      switch error.kind {
      case .usage: .usage
      case .noInput: .noInput
      case .output: .output
      }
    self.init(kind, error.description, paths: error.paths)
  }
}

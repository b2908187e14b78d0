internal import BroadsheetCore
package import Storage
package import SystemPackage
package import Tables

/// The files of a run's tables: drafts until all of them are whole, then published one after the
/// other, the manifest last.
package final class TableFiles: TableOutput {
  private let folder: FilePath
  private let kind: TableKind
  private let isPacked: Bool
  private var drafts: [(draft: FilePath, final: FilePath, file: StoredFile)] = []
  #if SQLite
    private var database: SQLiteFile?
  #endif

  /// - Parameter isPacked: whether text is gzipped.
  package init(in folder: FilePath, as kind: TableKind, isPacked: Bool) {
    (self.folder, self.kind, self.isPacked) = (folder, kind, isPacked)
  }

  package func begin(_ schema: TableSchema) throws -> TableWriter {
    guard kind != .sqlite else { return try beginInDatabase(schema) }
    let file = try draft(of: schema.fileName(kind, isPacked: isPacked))
    var end = 0
    let write = { (bytes: [UInt8]) throws in
      do {
        try file.write(bytes, at: end)
        end += bytes.count
      } catch {
        throw BroadsheetError(.output, "cannot write the table \(schema.name): \(error)")
      }
    }
    return TableWriter(schema, as: kind, isPacked: isPacked, to: write)
  }

  private func beginInDatabase(_ schema: TableSchema) throws -> TableWriter {
    #if SQLite
      if database == nil {
        let path = folder.appending(Self.databaseName)
        let draft = FilePath(path.string + ".tmp")
        try Durable.remove(draft)
        database = try SQLiteFile(path: draft.string)
      }
      if let database { return try TableWriter(schema, in: database) }
    #endif
    throw BroadsheetError(.usage, Self.noDatabase)
  }

  static let databaseName = "broadsheet.sqlite"
  package static let noDatabase =
    "this build writes no SQLite: install libsqlite3-dev and build with --traits SQLite"

  private func draft(of name: String) throws -> StoredFile {
    let final = folder.appending(name)
    let draft = FilePath(final.string + ".tmp")
    do {
      let file = try StoredFile(draft, creates: true)
      try file.truncate(to: 0)
      drafts.append((draft, final, file))
      return file
    } catch {
      throw BroadsheetError(.output, "cannot create \(TextWriter.shown(draft.string)): \(error)")
    }
  }

  /// Gives all tables their names, and takes away those of earlier runs that this one did not write; then
  /// writes the manifest.
  package func publish(manifest: [UInt8]) throws {
    let manifestFile = try draft(of: "run.json")
    do {
      try manifestFile.write(manifest, at: 0)
      for draft in drafts { try draft.file.sync() }
      try Durable.remove(folder.appending("run.json"))
      try finishDatabase(manifest)
      try removeOthers()
      for draft in drafts { try Durable.rename(draft.draft, to: draft.final) }
    } catch let error as Errno {
      throw BroadsheetError(
        .output,
        "cannot finish the tables in \(TextWriter.shown(folder.string)): \(error)"
      )
    }
  }

  private func finishDatabase(_ manifest: [UInt8]) throws {
    #if SQLite
      guard let database else { return }
      var run = try TableWriter(.run, in: database)
      run.append(text: "run.json")
      run.append(text: manifest[...])
      try run.endRow()
      try run.finish()
      try database.finish(views: TableSchema.views)
      let path = folder.appending(Self.databaseName)
      try Durable.rename(FilePath(path.string + ".tmp"), to: path)
    #endif
  }

  private func removeOthers() throws(Errno) {
    let written = Set(drafts.map(\.final))
    var names = TableSchema.all.flatMap { schema in
      TableKind.allCases.flatMap { [schema.fileName($0), schema.fileName($0, isPacked: true)] }
    }
    if kind != .sqlite { names.append(Self.databaseName) }
    for name in names {
      let path = folder.appending(name)
      if !written.contains(path) { try Durable.remove(path) }
    }
  }
}

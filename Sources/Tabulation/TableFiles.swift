internal import BroadsheetCore
internal import Storage
package import SystemPackage
package import Tables

/// The files of a run's tables: drafts until all are complete, then published, the manifest last.
package final class TableFiles: TableOutput {
  private let folder: FilePath
  private let kind: TableKind
  private let isPacked: Bool
  private var drafts: [(draft: FilePath, final: FilePath, file: StoredFile)] = []
  private var schemas: [TableSchema] = []
  private var database: SQLiteFile?

  /// Writes files of a kind to a folder; gzips text if `isPacked`.
  package init(in folder: FilePath, as kind: TableKind, isPacked: Bool) {
    (self.folder, self.kind, self.isPacked) = (folder, kind, isPacked)
  }

  package func begin(_ schema: TableSchema) throws -> TableWriter {
    schemas.append(schema)
    guard kind != .sqlite else { return try beginInDatabase(schema) }
    let file = try draft(of: schema.fileName(kind, isPacked: isPacked))
    var end = 0
    let write = { (bytes: [UInt8]) throws in
      do {
        try file.write(bytes, at: end)
        end += bytes.count
      } catch {
        throw TableError(.output, "cannot write the table \(schema.name): \(error)")
      }
    }
    return TableWriter(schema, as: kind, isPacked: isPacked, to: write)
  }

  private func beginInDatabase(_ schema: TableSchema) throws -> TableWriter {
    let path = folder.appending(TableSchema.database)
    let file = try database ?? SQLiteFile(path: path.string + ".tmp")
    database = file
    return try TableWriter(schema, in: file)
  }

  private func draft(of name: String) throws -> StoredFile {
    let final = folder.appending(name)
    let draft = FilePath(final.string + ".tmp")
    do {
      let file = try StoredFile(draft, creates: true)
      try file.truncate(to: 0)
      drafts.append((draft, final, file))
      return file
    } catch {
      throw TableError(.output, "cannot create \(TextWriter.shown(draft.string)): \(error)")
    }
  }

  /// Gives all tables their names, removes tables of earlier runs that this run did not write, then
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
      throw TableError(
        .output,
        "cannot finish the tables in \(TextWriter.shown(folder.string)): \(error)"
      )
    }
  }

  /// The tables that have their names, and their files.
  package var published: [(name: String, path: String)] {
    schemas.map { schema in
      let file =
        kind == .sqlite ? TableSchema.database : schema.fileName(kind, isPacked: isPacked)
      return (schema.name, folder.appending(file).string)
    }
  }

  private func finishDatabase(_ manifest: [UInt8]) throws {
    guard let database else { return }
    try database.writeRun(manifest)
    try database.finish(views: TableSchema.views(of: schemas))
    let path = folder.appending(TableSchema.database)
    try Durable.rename(FilePath(path.string + ".tmp"), to: path)
  }

  private func removeOthers() throws(Errno) {
    let written = Set(drafts.map(\.final))
    var names = TableSchema.all.flatMap { schema in
      TableKind.allCases.flatMap { [schema.fileName($0), schema.fileName($0, isPacked: true)] }
    }
    if kind != .sqlite { names.append(TableSchema.database) }
    for name in names {
      let path = folder.appending(name)
      if !written.contains(path) { try Durable.remove(path) }
    }
  }
}

extension SQLiteFile {
  /// Writes the members of `run.json` to the table `run`, one row per member.
  fileprivate func writeRun(_ manifest: [UInt8]) throws {
    var writer = try TableWriter(.run, in: self)
    var members = JSONMembers(manifest[...])
    while let (key, value) = members.next() {
      writer.append(text: manifest[key])
      writer.append(text: (members.text(value) ?? [])[...])
      try writer.endRow()
    }
    try writer.finish()
  }
}

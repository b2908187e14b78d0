import ArgumentParser
import Broadsheet
import FoundationEssentials
import SystemPackage
import Tables

/// The tables of a run in a folder: files of their own, or one database.
///
/// Each appears under its name only when it is whole, and `run.json` last of all: a folder without
/// it holds no complete run.
final class TableOutput {
  private let folder: FilePath
  private let kind: TableKind
  private let isPacked: Bool
  private var database: SQLiteFile?
  private var schemas: [TableSchema] = []

  private var draft: FilePath { folder.appending(TableSchema.database + ".tmp") }

  private init(_ folder: String, _ kind: TableKind, isPacked: Bool) throws {
    self.folder = FilePath(folder)
    self.kind = kind
    self.isPacked = isPacked
    try OutputFolder.make(folder)
    try remove(self.folder.appending("run.json"))
    if kind == .sqlite { database = try SQLiteFile(path: draft.string) }
  }

  /// Writes the tables that `body` gives, then what it returns as `run.json`.
  ///
  /// The folder is made if need be. Files are gzipped where `isPacked`; a database never is.
  static func write(
    to folder: String,
    as kind: TableKind,
    isPacked: Bool = false,
    _ body: (TableOutput) async throws -> [UInt8]
  ) async throws {
    let output = try TableOutput(folder, kind, isPacked: isPacked)
    do {
      let manifest = try await body(output)
      try output.finish(manifest)
      try await OutputFile.write(to: output.folder.appending("run.json")) {
        try $0.write(manifest)
      }
    } catch {
      output.discard()
      throw error
    }
  }

  /// Writes one table, whose rows `body` appends; each is ended by `body`, the table is not.
  func write(_ schema: TableSchema, _ body: (inout TableWriter) throws -> Void) async throws {
    schemas.append(schema)
    if let database {
      var writer = try TableWriter(schema, in: database)
      try body(&writer)
      return try writer.finish()
    }
    let file = folder.appending(schema.fileName(kind, isPacked: isPacked))
    try await OutputFile.write(to: file) { sink in
      let packer = isPacked ? GzipWriter { try sink.write($0) } : nil
      var writer = TableWriter(schema, as: kind) { bytes in
        if let packer { try packer.write(bytes) } else { try sink.write(bytes) }
      }
      try body(&writer)
      try writer.finish()
      try packer?.finish()
    }
  }

  private func finish(_ manifest: [UInt8]) throws {
    guard let database else { return }
    try database.writeRun(manifest)
    try database.finish(views: TableSchema.views(of: schemas))
    do {
      try Durable.rename(draft, to: folder.appending(TableSchema.database))
    } catch {
      throw OutputError(description: "cannot finish \(draft): \(error)")
    }
  }

  private func remove(_ file: FilePath) throws {
    guard FileManager.default.fileExists(atPath: file.string) else { return }
    do {
      try FileManager.default.removeItem(atPath: file.string)
    } catch {
      throw OutputError(description: "cannot replace \(file): \(error)")
    }
  }

  private func discard() {
    guard database != nil else { return }
    database = nil
    try? FileManager.default.removeItem(atPath: draft.string)
  }
}

extension SQLiteFile {
  /// Writes what `run.json` says into the table `run`, a row a member.
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

extension TableKind: ExpressibleByArgument {}

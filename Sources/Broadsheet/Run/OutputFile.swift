internal import Storage
package import SystemPackage
internal import Tables

/// Writes all of what it is given, or throws.
package final class OutputSink: Sendable {
  private let descriptor: FileDescriptor

  package init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  /// - Throws: `BroadsheetError` of kind `output`.
  package func write(_ bytes: [UInt8]) throws {
    do {
      try descriptor.writeAll(bytes)
    } catch {
      throw BroadsheetError(.output, "cannot write the output: \(error)")
    }
  }
}

/// A file that appears under its name only when it is whole: written beside it, synced, renamed.
package struct OutputFile {
  private let sink: OutputSink
  private let path: FilePath
  private let draft: FilePath
  private let descriptor: FileDescriptor

  private init(_ path: FilePath) throws {
    self.path = path
    draft = FilePath(path.string + ".tmp")
    do {
      descriptor = try .open(
        draft,
        .writeOnly,
        options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead]
      )
    } catch {
      throw BroadsheetError(
        .output,
        "cannot create \(TextWriter.shown(path.string)): \(error); check its folder and permissions"
      )
    }
    sink = OutputSink(descriptor)
  }

  private func publish() throws {
    do {
      try Durable.sync(descriptor)
      try Durable.rename(draft, to: path)
      try descriptor.close()
    } catch {
      throw BroadsheetError(.output, "cannot finish \(TextWriter.shown(path.string)): \(error)")
    }
  }

  /// Leaves what was there before, and no draft.
  private func discard() {
    try? descriptor.close()
    try? Durable.remove(draft)
  }

  /// Writes a file through `body`: whole if it returns, not at all if it throws.
  ///
  /// - Throws: `BroadsheetError` of kind `output`, and what `body` throws.
  package static func write<Result>(
    to path: FilePath,
    _ body: (OutputSink) async throws -> Result
  ) async throws -> Result {
    let file = try OutputFile(path)
    do {
      let result = try await body(file.sink)
      try file.publish()
      return result
    } catch {
      file.discard()
      throw error
    }
  }
}

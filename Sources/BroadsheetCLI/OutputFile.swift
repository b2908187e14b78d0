import Broadsheet
import FoundationEssentials
import Storage
import SystemPackage
import Tables

/// The output could not be written; the run ends with status 74.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}

/// Writes all of what it is given, or throws.
final class OutputSink: Sendable {
  private let descriptor: FileDescriptor

  init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  func write(_ bytes: [UInt8]) throws {
    do {
      try descriptor.writeAll(bytes)
    } catch {
      throw OutputError(description: "cannot write the output: \(error)")
    }
  }
}

/// A file that appears under its name only when it is whole: written beside it, synced, renamed.
struct OutputFile {
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
      throw OutputError(
        description:
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
      throw OutputError(description: "cannot finish \(TextWriter.shown(path.string)): \(error)")
    }
  }

  /// Leaves what was there before, and no draft.
  private func discard() {
    try? descriptor.close()
    try? FileManager.default.removeItem(atPath: draft.string)
  }

  /// Writes a file through `body`: whole if it returns, not at all if it throws.
  static func write<Result>(
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

enum OutputFolder {
  static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(description: "cannot create the folder \(path): \(error)")
    }
  }
}

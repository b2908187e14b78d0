import Broadsheet
import FoundationEssentials
import SystemPackage

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
  let sink: OutputSink
  private let path: FilePath
  private let draft: FilePath
  private let descriptor: FileDescriptor

  init(_ path: FilePath) throws {
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
      throw OutputError(description: "cannot create \(draft): \(error)")
    }
    sink = OutputSink(descriptor)
  }

  func publish() throws {
    do {
      try Durable.sync(descriptor)
      try Durable.rename(draft, to: path)
      try descriptor.close()
    } catch {
      throw OutputError(description: "cannot finish \(path): \(error)")
    }
  }

  /// Leaves what was there before, and no draft.
  func discard() {
    try? descriptor.close()
    try? FileManager.default.removeItem(atPath: draft.string)
  }

  static func write(to path: FilePath, _ body: (OutputSink) throws -> Void) throws {
    let file = try OutputFile(path)
    do {
      try body(file.sink)
      try file.publish()
    } catch {
      file.discard()
      throw error
    }
  }
}

import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The order that survives a power cut: data, then name, then folder.
enum Durable {
  static func sync(_ descriptor: FileDescriptor) throws {
    guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
  }

  static func rename(_ draft: FilePath, to path: FilePath) throws {
    // SAFETY: both strings outlive the call, and rename(2) only reads them.
    let status = unsafe draft.string.withCString { from in
      unsafe path.string.withCString { to in unsafe Glibc.rename(from, to) }
    }
    guard status == 0 else { throw Errno(rawValue: errno) }
    let parent = path.removingLastComponent()
    let folder = try FileDescriptor.open(parent.isEmpty ? "." : parent, .readOnly)
    try folder.closeAfter { try sync(folder) }
  }
}

enum OutputFolder {
  static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(description: "cannot make the folder \(path): \(error)")
    }
  }
}

// Names of files, in one place: what C wants as a string. One of the three unsafe files here.

package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The order that survives a power cut: data, then name, then folder.
package enum Durable {
  package static func sync(_ descriptor: FileDescriptor) throws(Errno) {
    guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Gives a synced file its final name, and replaces any file of that name.
  package static func rename(_ draft: FilePath, to path: FilePath) throws(Errno) {
    // SAFETY: both strings outlive the call, and rename(2) only reads them.
    let status = unsafe draft.string.withCString { from in
      unsafe path.string.withCString { to in unsafe _rename(from, to) }
    }
    guard status == 0 else { throw Errno(rawValue: errno) }
    try syncFolder(of: path)
  }

  /// Removes a file; no error if there is none.
  package static func remove(_ path: FilePath) throws(Errno) {
    // SAFETY: the string outlives the call, and unlink(2) only reads it.
    let status = unsafe path.string.withCString { unsafe unlink($0) }
    guard status == 0 || errno == ENOENT else { throw Errno(rawValue: errno) }
  }

  /// Makes a folder, and those that it is in, where they are missing.
  package static func makeFolder(_ path: FilePath) throws(Errno) {
    var missing: [FilePath] = []
    var folder = path
    while !folder.isEmpty, (try? FileState(of: folder)) == nil {
      missing.append(folder)
      folder = folder.removingLastComponent()
    }
    for folder in missing.reversed() {
      // SAFETY: the string outlives the call, and mkdir(2) only reads it.
      let status = unsafe folder.string.withCString { unsafe mkdir($0, 0o777) }
      guard status == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
      try syncFolder(of: folder)
    }
  }

  /// Makes the names in the folder of a file last.
  package static func syncFolder(of path: FilePath) throws(Errno) {
    let parent = path.removingLastComponent()
    do {
      let folder = try FileDescriptor.open(parent.isEmpty ? "." : parent, .readOnly)
      try folder.closeAfter { try sync(folder) }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Takes the lock of a folder until the descriptor is closed or the process ends.
  ///
  /// False if another process has it.
  package static func lock(_ descriptor: FileDescriptor) throws(Errno) -> Bool {
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) != 0 else { return true }
    guard errno == EWOULDBLOCK else { throw Errno(rawValue: errno) }
    return false
  }
}

// SAFETY: as rename(2) is; named apart from the method above.
@unsafe private func _rename(_ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>) -> Int32 {
  unsafe rename(from, to)
}

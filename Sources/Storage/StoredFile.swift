// Reading at a place, in one file: pread(2) fills a buffer of ours. Another of the unsafe files here.

package import SystemPackage

/// A file of our own, read at any place and written at its end.
///
/// Closes with its last reference. Errors are the system's.
package final class StoredFile: Sendable {
  package let descriptor: FileDescriptor

  /// Opens a file; makes one if there is none and `creates` says so.
  package init(_ path: FilePath, creates: Bool = false) throws(Errno) {
    do {
      descriptor = try .open(
        path,
        creates ? .readWrite : .readOnly,
        options: creates ? [.create] : [],
        permissions: [.ownerReadWrite, .groupRead, .otherRead]
      )
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// An unnamed file in a folder, which goes with the process, however that ends.
  package init(scratchIn folder: FilePath) throws(Errno) {
    let name = ".broadsheet-\(UInt64.random(in: .min ... .max))"
    let path = folder.appending(name)
    do {
      descriptor = try .open(
        path,
        .readWrite,
        options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite]
      )
    } catch {
      throw error as? Errno ?? .ioError
    }
    try Durable.remove(path)
  }

  deinit { try? descriptor.close() }

  package func size() throws(Errno) -> Int {
    do {
      return try Int(descriptor.seek(offset: 0, from: .end))
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  package func write(_ bytes: some Sequence<UInt8>, at offset: Int) throws(Errno) {
    do {
      try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  package func truncate(to size: Int) throws(Errno) {
    do {
      try descriptor.resize(to: Int64(size))
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  package func sync() throws(Errno) { try Durable.sync(descriptor) }

  /// Appends up to `count` bytes at `offset` to `buffer`; fewer only at the file's end.
  package func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws(Errno) {
    var done = 0
    while done < count {
      let filled = try readSome(count - done, at: offset + done, into: &buffer)
      guard filled > 0 else { return }
      done += filled
    }
  }

  private func readSome(
    _ count: Int,
    at offset: Int,
    into buffer: inout [UInt8]
  ) throws(Errno) -> Int {
    var result = Result<Int, Errno>.success(0)
    buffer.append(addingCapacity: count) { output in
      // SAFETY: pread(2) is given the free capacity as its bound, and says how much it filled; no
      // more than `count` is asked for.
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        do {
          let space = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(free)[..<min(count, free.count)]
          )
          let filled = try unsafe descriptor.read(fromAbsoluteOffset: Int64(offset), into: space)
          initialized = filled
          result = .success(filled)
        } catch {
          result = .failure(error as? Errno ?? .ioError)
        }
      }
    }
    return try result.get()
  }
}

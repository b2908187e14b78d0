// Reading, in one file: read(2) fills a buffer of ours. The second of the two unsafe files here.

package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The stored bytes of a dump.
///
/// Closes its file at the end of its life. A read that waits for another process, such as one from
/// a pipe, ends when its task is cancelled: it throws `Errno.canceled`.
package struct ByteSource: ~Copyable {
  private enum Storage {
    case file(FileDescriptor, closes: Bool)
    case memory([UInt8], position: Int)
    case archive(any Archive)
  }

  private var storage: Storage

  /// Opens the file at `path`; throws the system's error.
  package init(path: String) throws(Errno) { try self.init(path: FilePath(path)) }

  /// The same; the bytes of the path need not be UTF-8.
  package init(path: FilePath) throws(Errno) {
    do {
      // Without blocking, for a named pipe is opened before anyone writes to it.
      let descriptor = try FileDescriptor.open(path, .readOnly, options: .nonBlocking)
      storage = .file(descriptor, closes: true)
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Reads an open descriptor, such as standard input, and leaves it open.
  package init(descriptor: FileDescriptor) {
    storage = .file(descriptor, closes: false)
  }

  package init(bytes: [UInt8]) {
    storage = .memory(bytes, position: 0)
  }

  /// Reads the present file of an archive.
  init(_ archive: any Archive) {
    storage = .archive(archive)
  }

  deinit {
    if case .file(let descriptor, closes: true) = storage { try? descriptor.close() }
  }

  /// Appends up to `count` bytes to `buffer` and returns how many; 0 is the end.
  ///
  /// Blocks.
  package mutating func read(_ count: Int, into buffer: inout [UInt8]) throws(Errno) -> Int {
    switch storage {
    case .file(let descriptor, _):
      return try Self.read(descriptor, count, into: &buffer)
    case .memory(let bytes, let position):
      let end = min(bytes.count, position + count)
      buffer.append(contentsOf: bytes[position..<end])
      storage = .memory(bytes, position: end)
      return end - position
    case .archive(let archive):
      return archive.read(count, into: &buffer)
    }
  }

  private static func read(
    _ descriptor: FileDescriptor,
    _ count: Int,
    into buffer: inout [UInt8]
  ) throws(Errno) -> Int {
    try wait(for: descriptor)
    var result = Result<Int, Errno>.success(0)
    buffer.append(addingCapacity: count) { output in
      // SAFETY: read(2) is given the free capacity as its bound, and says how much it filled.
      unsafe output.withUnsafeMutableBufferPointer { free, initialized in
        do {
          let filled = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(free))
          initialized = filled
          result = .success(filled)
        } catch {
          result = .failure(error as? Errno ?? .ioError)
        }
      }
    }
    return try result.get()
  }

  /// Returns once a read would not block; a file on disk is always ready.
  private static func wait(for descriptor: FileDescriptor) throws(Errno) {
    var entry = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
    // SAFETY: poll(2) is given the one entry that lives here; what fails, read(2) reports.
    while unsafe poll(&entry, 1, 100) == 0 {
      guard !Task.isCancelled else { throw .canceled }
    }
  }
}

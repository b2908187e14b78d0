// Reading, in one file: poll(2) and read(2) fill a buffer of ours. The second of the two unsafe
// files here.

package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where the stored bytes of a dump come from.
///
/// Closes its file when it goes.
package struct ByteSource: ~Copyable {
  private enum Storage {
    case file(FileDescriptor, closes: Bool)
    case memory([UInt8], position: Int)
  }

  private var storage: Storage
  /// Asked every `patience` while a pipe or a terminal has nothing to read.
  private let isCancelled: @Sendable () -> Bool
  private static let patience: Int32 = 100

  /// Opens the file at `path`; throws the system's error.
  package init(
    path: String,
    isCancelled: @Sendable @escaping () -> Bool = { false }
  ) throws(Errno) {
    self.isCancelled = isCancelled
    do {
      // Without blocking, for a named pipe is opened before anyone writes to it.
      let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .nonBlocking)
      storage = .file(descriptor, closes: true)
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Reads an open descriptor, such as standard input, and leaves it open.
  package init(
    descriptor: FileDescriptor,
    isCancelled: @Sendable @escaping () -> Bool = { false }
  ) {
    self.isCancelled = isCancelled
    storage = .file(descriptor, closes: false)
  }

  package init(bytes: [UInt8]) {
    isCancelled = { false }
    storage = .memory(bytes, position: 0)
  }

  deinit {
    if case .file(let descriptor, closes: true) = storage { try? descriptor.close() }
  }

  /// Appends up to `count` bytes to `buffer` and returns how many; 0 is the end.
  ///
  /// Blocks. Throws `Errno.canceled` where a pipe has nothing to read and nobody waits for it.
  mutating func read(_ count: Int, into buffer: inout [UInt8]) throws(Errno) -> Int {
    switch storage {
    case .file(let descriptor, _):
      try waitForBytes(descriptor)
      return try Self.read(descriptor, count, into: &buffer)
    case .memory(let bytes, let position):
      let end = min(bytes.count, position + count)
      buffer.append(contentsOf: bytes[position..<end])
      storage = .memory(bytes, position: end)
      return end - position
    }
  }

  /// Waits until a pipe or a terminal has bytes or has ended; a file on a disk always has.
  private func waitForBytes(_ descriptor: FileDescriptor) throws(Errno) {
    var entry = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
    // SAFETY: poll(2) is given one entry and told so.
    while unsafe poll(&entry, 1, Self.patience) == 0 {
      if isCancelled() { throw .canceled }
    }
  }

  private static func read(
    _ descriptor: FileDescriptor,
    _ count: Int,
    into buffer: inout [UInt8]
  ) throws(Errno) -> Int {
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
}

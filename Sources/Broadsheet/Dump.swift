internal import Decompression
internal import Indexing
internal import Storage
package import SystemPackage

/// One input: a file, standard input, or bytes in memory.
///
/// Gzip or plain; content decides.
public struct Dump: Sendable {
  enum Storage: Sendable {
    case path(FilePath)
    case standardInput
    case bytes([UInt8])
  }

  let storage: Storage
  /// Its name in messages and in the run's manifest.
  package let name: String

  /// The file at `path`, opened when its turn comes.
  public init(path: String) {
    self.init(FilePath(path))
  }

  /// The file at a path, whose bytes need not be UTF-8.
  package init(_ path: FilePath) {
    storage = .path(path)
    name = path.string
  }

  /// Bytes that are in memory already; messages call them `name`.
  public init(bytes: [UInt8], name: String) {
    storage = .bytes(bytes)
    self.name = name
  }

  private init(storage: Storage, name: String) {
    self.storage = storage
    self.name = name
  }

  /// Standard input, read once to its end.
  package static let standardInput = Dump(storage: .standardInput, name: "-")

  /// What an index remembers of the dump, to recognize it.
  func input(_ file: Int) -> IndexPlan.Input {
    switch storage {
    case .path(let path):
      let state = Self.state(of: path)
      return .init(file: file, name: name, size: state?.size ?? -2, changed: state?.changed ?? -1)
    case .standardInput: return .init(file: file, name: name, size: -1, changed: -1)
    case .bytes(let bytes):
      return .init(file: file, name: name, size: bytes.count, changed: -1)
    }
  }

  /// Bytes as stored: 0 for a missing file, nil if the size is unknown, as of a pipe.
  var storedBytes: Int? {
    switch storage {
    case .path(let path):
      guard let state = try? FileState(of: path) else { return 0 }
      return state.size < 0 ? nil : state.size
    case .standardInput: return nil
    case .bytes(let bytes): return bytes.count
    }
  }

  /// Nil for what cannot be read: a file that can be later is another one.
  private static func state(of path: FilePath) -> FileState? {
    guard let state = try? FileState(of: path) else { return nil }
    // A pipe would wait, or lose its writer.
    guard state.size >= 0 else { return state }
    guard let file = try? StoredFile(path) else { return nil }
    return withExtendedLifetime(file) { state }
  }

  func open() throws(Errno) -> ByteSource {
    switch storage {
    case .path(let path): try ByteSource(path: path)
    case .standardInput: ByteSource(descriptor: .standardInput)
    case .bytes(let bytes): ByteSource(bytes: bytes)
    }
  }
}

import Foundation

/// A pipe that has a path and never comes to an end.
final class NamedPipe: Sendable {
  let path = NSTemporaryDirectory() + "broadsheet-pipe-\(UUID().uuidString)"
  private let handle: FileHandle

  init() throws {
    let process = try Process.run(URL(filePath: "/usr/bin/env"), arguments: ["mkfifo", path])
    process.waitUntilExit()
    // Open for reading, too: neither side waits for the other, and no end ever comes.
    handle = try FileHandle(forUpdating: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: bytes) }
}

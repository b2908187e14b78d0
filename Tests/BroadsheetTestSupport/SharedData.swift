internal import Foundation

/// The corpora and torture cases that stand beside a developer's clone; not part of the repository.
package enum SharedData {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  package static var isPresent: Bool { FileManager.default.fileExists(atPath: root.path) }
  package static var isMissing: Bool { !isPresent }

  package static func path(of name: String) -> String { root.appending(path: name).path }

  package static func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: name)))
  }

  /// The text of a gzip file, as GNU gzip reads it.
  package static func inflated(_ name: String) throws -> [UInt8] {
    try output(of: ["gzip", "-dc", path(of: name)])
  }

  /// The files of a folder, in order of their names.
  package static func files(in name: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: path(of: name)).sorted().map {
      ($0, try bytes(of: name + "/" + $0))
    }
  }
}

/// What a program writes to its standard output, whatever its exit code.
///
/// Through a file: Foundation's reading of a pipe ends the process when a signal interrupts it.
package func output(of command: [String]) throws -> [UInt8] {
  try withTemporaryFile { file in
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = try FileHandle(forWritingTo: file)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: file))
  }
}

/// What a program makes of some bytes in a file, the last of its arguments.
package func output(of command: [String], on bytes: [UInt8]) throws -> [UInt8] {
  try withTemporaryFile { file in
    try Data(bytes).write(to: file)
    return try output(of: command + [file.path])
  }
}

private func withTemporaryFile(_ body: (URL) throws -> [UInt8]) throws -> [UInt8] {
  let file = FileManager.default.temporaryDirectory
    .appending(path: "broadsheet-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: file) }
  return try body(file)
}

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
package func output(of command: [String]) throws -> [UInt8] {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = command
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Array(data)
}

import Foundation

/// The corpora and torture cases that stand beside a developer's clone; not part of the repository.
enum Shared {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  static var isMissing: Bool { !isThere }
  static var isThere: Bool { FileManager.default.fileExists(atPath: root.path) }

  static func inflated(_ path: String) throws -> [UInt8] {
    let gzip = Process()
    let pipe = Pipe()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", root.appending(path: path).path]
    gzip.standardOutput = pipe
    try gzip.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    gzip.waitUntilExit()
    return Array(data)
  }

  static func files(in path: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = root.appending(path: path)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }
}

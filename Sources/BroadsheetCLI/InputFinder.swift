import Broadsheet
import FoundationEssentials
import SystemPackage

/// Finds the files that an argument names.
enum InputFinder {
  /// A file stands for itself; a folder for the files in it and below, hidden ones left out, in
  /// the order of their paths' bytes.
  ///
  /// A path that does not exist is kept: it is reported when its turn to be opened comes.
  static func files(at path: String) throws -> [String] {
    guard isFolder(path) else { return [path] }
    guard let below = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      return [path]
    }
    return below.filter { !isHidden($0) }
      .map { FilePath(path).appending($0).string }
      .filter { !isFolder($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The whole of a small file that belongs to the options, such as a dictionary.
  static func bytes(ofFile path: String) throws -> [UInt8] {
    do {
      return try Array(Data(contentsOf: URL(filePath: path)))
    } catch {
      throw UsageError(description: "cannot read \(path): check the path and its permissions")
    }
  }

  /// Size in bytes of a regular file; nil for what has none, such as a pipe.
  static func size(ofFile path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? any BinaryInteger).map { Int(truncatingIfNeeded: $0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}

/// An argument makes no sense; the run ends with status 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

import Broadsheet
import FoundationEssentials
import SystemPackage
import Tables

/// Finds the files of an argument.
enum InputFinder {
  /// Returns a file itself, or the files in a folder and below it, without hidden ones, in the order
  /// of the bytes of their paths.
  ///
  /// Keeps a path that does not exist; the run reports it when it fails to open it.
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

  /// The same for a path from a list, whose bytes need not be UTF-8.
  static func dumps(at path: FilePath) throws -> [Dump] {
    guard FilePath(path.string) == path else { return [Dump(path)] }
    return try dumps(at: path.string)
  }

  /// `-` is standard input.
  static func dumps(at path: String) throws -> [Dump] {
    path == "-" ? [.standardInput] : try files(at: path).map(Dump.init(path:))
  }

  /// Reads a small file of an option, such as a dictionary.
  static func bytes(ofFile path: String) throws -> [UInt8] {
    do {
      return try Array(Data(contentsOf: URL(filePath: path)))
    } catch {
      let hint = NearPath.hint(for: path).map { "; \($0)" } ?? ""
      throw UsageError(
        description:
          "cannot read \(TextWriter.shown(path)): check the path and its permissions\(hint)"
      )
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}

/// An input does not exist; the exit status is 66.
struct InputError: Error, CustomStringConvertible {
  let description: String
}

/// An argument makes no sense; the exit status is 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

import Broadsheet
import FoundationEssentials
import SystemPackage
import Tables

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

  /// The same for a path from a list, whose bytes need not be UTF-8.
  static func dumps(at path: FilePath) throws -> [Dump] {
    guard FilePath(path.string) == path else { return [Dump(path)] }
    return try dumps(at: path.string)
  }

  /// `-` is standard input.
  static func dumps(at path: String) throws -> [Dump] {
    path == "-" ? [.standardInput] : try files(at: path).map(Dump.init(path:))
  }

  /// The whole of a small file that belongs to the options, such as a dictionary.
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

/// What to read is not there; the run ends with status 66.
struct InputError: Error, CustomStringConvertible {
  let description: String
}

/// An argument makes no sense; the run ends with status 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

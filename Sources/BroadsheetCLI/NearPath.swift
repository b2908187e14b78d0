import Broadsheet
import FoundationEssentials
import SystemPackage
import Tables

/// A path that exists, and is like one that does not.
enum NearPath {
  /// What may have been meant by a path; nil where it is there, or nothing is like it.
  static func hint(for path: String) -> String? {
    guard path != "-", !isThere(FilePath(path)), let near = repaired(FilePath(path)) else {
      return nil
    }
    let shown = TextWriter.shown(near.string)
    return "\(TextWriter.shown(path)) does not exist; did you mean \(shown)?"
  }

  /// The path with the names in it that are not there replaced by the nearest beside them.
  private static func repaired(_ path: FilePath) -> FilePath? {
    var folder = FilePath(root: path.root, [])
    for component in path.components {
      let name = component.string
      let exact = folder.appending(name)
      if isThere(exact) {
        folder = exact
      } else if let near = nearest(to: name, in: folder) {
        folder.append(near)
      } else {
        return nil
      }
    }
    return folder
  }

  private static func nearest(to name: String, in folder: FilePath) -> String? {
    let place = folder.isEmpty ? "." : folder.string
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let sorted = names.sorted()
    // The rest of a name is left out more often than it is misspelled.
    return sorted.first { $0.hasPrefix(name + ".") } ?? NameLikeness(name).nearest(of: sorted)
  }

  private static func isThere(_ path: FilePath) -> Bool {
    FileManager.default.fileExists(atPath: path.string)
  }
}

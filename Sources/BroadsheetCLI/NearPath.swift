import Broadsheet
import FoundationEssentials
import SystemPackage
import Tables

/// Suggests existing paths for paths that do not exist.
enum NearPath {
  /// Returns a suggestion for a path; nil if the path exists or nothing is similar.
  static func hint(for path: String) -> String? {
    guard path != "-", !isThere(FilePath(path)), let near = repaired(FilePath(path)) else {
      return nil
    }
    let shown = TextWriter.shown(near.string)
    return "\(TextWriter.shown(path)) does not exist; did you mean \(shown)?"
  }

  /// Replaces each missing component by the most similar name in its folder.
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
    // Users omit the end of a name more often than they misspell it.
    return sorted.first { $0.hasPrefix(name + ".") } ?? NameLikeness(name).nearest(of: sorted)
  }

  private static func isThere(_ path: FilePath) -> Bool {
    FileManager.default.fileExists(atPath: path.string)
  }
}

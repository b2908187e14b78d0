import Broadsheet
import FoundationEssentials
import SystemPackage
import Tables

/// Finds the dumps of arguments, and reads the small files of options.
enum InputFinder {
  /// The dumps of some paths, `-` for standard input; throws where folders hold none.
  ///
  /// `outputs` are files that the run writes: in an input folder, they are no inputs.
  static func search(_ paths: [FilePath], outputs: [String]) throws -> DumpSearch {
    var search = DumpSearch(outputs: outputs.map { FilePath($0) })
    for path in paths {
      if path == "-" {
        search.addStandardInput()
      } else {
        try refuseAddress(path.string)
        search.add(path)
      }
    }
    guard search.dumps.isEmpty else { return search }
    if let folder = search.passed.unreadable.first { throw InputError(description: folder.message) }
    guard let folder = search.passed.emptyFolders.first else { return search }
    let kinds = search.passed.skippedKinds
    let skipped = kinds.isEmpty ? "" : "; skipped \(kinds)"
    throw InputError(description: "\(TextWriter.shown(folder)) holds no dumps\(skipped)")
  }

  /// Commands that fetch what an address names.
  private static let fetchers = [
    ("https://", "curl -sL"), ("http://", "curl -sL"), ("ftp://", "curl -sL"),
    ("s3://", "aws s3 cp"), ("gs://", "gcloud storage cat"), ("hdfs://", "hdfs dfs -cat"),
    ("az://", "az storage blob download --blob-url"),
  ]

  private static func refuseAddress(_ path: String) throws {
    // A path has no two slashes behind one another.
    guard
      let (scheme, fetcher) = fetchers.first(where: {
        path.lowercased().hasPrefix($0.0.dropLast())
      })
    else { return }
    let shown = TextWriter.shown(scheme + path.dropFirst(scheme.count - 1))
    let target = scheme == "s3://" ? "'\(shown)' -" : "'\(shown)'"
    throw UsageError(
      description: "\(shown) is an address, and only files are read; use a pipe: "
        + "\(fetcher) \(target) | broadsheet count -"
    )
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
}

/// An input does not exist; the exit status is 66.
struct InputError: Error, CustomStringConvertible {
  let description: String
}

/// An argument makes no sense; the exit status is 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

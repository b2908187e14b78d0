/// Why a file of a folder or an archive is no dump, as its name says.
///
/// Only files that a user did not name are judged so; they are counted, and are no damage.
package enum SkippedFile: String, CaseIterable, Sendable {
  /// Its name begins with a dot, or with `_` as those that Spark writes beside its parts.
  case hidden
  /// Sums of other files.
  case checksum
  /// Read-me files, licences, settings and descriptions of data sets.
  case document
  case script
  /// Places in other files.
  case index
  /// Pictures, fonts and styles of saved pages.
  case asset
  case empty
  /// A saved page that has its article in a JSON file beside it.
  case page
  /// An earlier run of this program wrote it.
  case output

  private static let checksumEndings = [
    "crc", "md5", "sha1", "sha256", "sha512", "sum", "sig", "asc",
  ]
  private static let scriptEndings = [
    "py", "sh", "bash", "js", "mjs", "ts", "r", "ipynb", "pl", "rb", "java", "scala", "c", "h",
    "cpp", "cc", "hpp", "go", "rs", "swift", "sql", "jl", "lua", "php", "bat", "ps1", "pyc", "so",
    "make", "mk",
  ]
  private static let indexEndings = [
    "idx", "cdx", "cdxj", "cdx.gz", "cdxj.gz", "tbi", "bai", "gzi", "index", "offsets", "lock",
    "log", "tmp", "part", "crdownload",
  ]
  private static let assetEndings = [
    "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "css", "woff", "woff2", "ttf", "eot", "mp3",
    "mp4", "webm", "map",
  ]
  private static let documentEndings = [
    "yml", "yaml", "toml", "ini", "cfg", "conf", "md", "rst", "bib", "cff", "license", "dvc",
    "gitattributes", "properties",
  ]
  private static let documentNames = [
    "readme", "license", "licence", "copying", "notice", "changelog", "changes", "citation",
    "authors", "contributing", "makefile", "dockerfile", "datapackage", "metadata.json",
    "dataset_info", "dataset_infos", "croissant", "manifest.json", "manifest.txt", "index.json",
    "package.json", "requirements.txt", "thumbs.db", "desktop.ini", "state.json",
  ]
  private static let checksumNames = ["sha256sum", "sha512sum", "sha1sum", "md5sum", "checksum"]

  /// Why the file at a path below a folder, or in an archive, is no dump; nil where it may be one.
  package static func kind(of path: ArraySlice<UInt8>) -> SkippedFile? {
    let parts = path.split(separator: UInt8(ascii: "/"))
    guard let last = parts.last else { return nil }
    let isHidden = parts.contains { $0.first == UInt8(ascii: ".") && $0.count > 1 }
    if isHidden || last.first == UInt8(ascii: "_") { return .hidden }
    if parts.contains(where: { $0.elementsEqual("__MACOSX".utf8) }) { return .hidden }
    return kind(ofName: last.map(ASCII.lowercased))
  }

  private static func kind(ofName name: [UInt8]) -> SkippedFile? {
    func ends(_ endings: [String]) -> Bool {
      endings.contains { ending in
        name.count > ending.utf8.count + 1
          && name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
          && name[name.count - ending.utf8.count - 1] == UInt8(ascii: ".")
      }
    }
    if ends(checksumEndings) || begins(name, checksumNames) { return .checksum }
    if isDocument(name) || ends(documentEndings) { return .document }
    if ends(scriptEndings) { return .script }
    if ends(indexEndings) { return .index }
    return ends(assetEndings) ? .asset : nil
  }

  /// The names of the JSON files that crawlers write beside a page: `a.html.json` and `a.json`.
  package static func records(of page: [UInt8]) -> [[UInt8]] {
    guard let ending = pageEndings.first(where: { page.suffix($0.count).elementsEqual($0) }) else {
      return []
    }
    return [page + json, page.dropLast(ending.count) + json]
  }

  private static let pageEndings = [".html", ".htm"].map { Array($0.utf8) }
  private static let json = Array(".json".utf8)

  private static func begins(_ name: [UInt8], _ words: [String]) -> Bool {
    words.contains { name.starts(with: $0.utf8) }
  }

  /// `README`, `README.txt`, `LICENSE-MIT`, and not `readmes.jsonl.gz`.
  private static func isDocument(_ name: [UInt8]) -> Bool {
    documentNames.contains { word in
      guard name.starts(with: word.utf8) else { return false }
      let rest = name.dropFirst(word.utf8.count)
      return rest.isEmpty || rest.first.map { "._-".utf8.contains($0) } ?? false && !isDump(rest)
    }
  }

  private static func isDump(_ ending: ArraySlice<UInt8>) -> Bool {
    ["jsonl", "csv", "tsv", "warc", "xml", "sgm", "gz", "zst", "bz2", "xz", "zip", "tar"].contains {
      word in ending.split(separator: UInt8(ascii: ".")).contains { $0.elementsEqual(word.utf8) }
    }
  }
}

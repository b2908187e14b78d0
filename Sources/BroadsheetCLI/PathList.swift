import Broadsheet
import SystemPackage
import Tables

/// The paths in a file of `--files-from`.
///
/// Paths are bytes, as in the file system. Empty ones are skipped.
struct PathList {
  /// The longest path of the system, in bytes: PATH_MAX of Linux.
  private static let longest = 4096

  let paths: [FilePath]

  /// Reads a list; `-` is standard input.
  init(reading name: String, endsWithNull: Bool) throws {
    let shown = name == "-" ? "the list on standard input" : TextWriter.shown(name)
    let bytes: [UInt8]
    do {
      bytes = try (name == "-" ? .standardInput : Dump(path: name)).storedText()
    } catch let error as Errno where error != .canceled {
      let hint = NearPath.hint(for: name).map { "; \($0)" } ?? ""
      throw InputError(
        description: "cannot read \(shown): \(error); check the path and its permissions\(hint)"
      )
    }
    if !endsWithNull, bytes.contains(0) {
      throw UsageError(
        description: "\(shown) contains NUL bytes: add -0 to read a list from find -print0"
      )
    }
    let found = Self.paths(in: bytes, endsWithNull: endsWithNull)
    if let most = found.map(\.count).max(), most > Self.longest {
      throw UsageError(
        description:
          "\(shown) has a path of \(most) bytes, but paths have at most \(Self.longest): "
          + "is it a list with one path per line?"
      )
    }
    paths = found.map(Self.path)
    guard !paths.isEmpty else {
      throw InputError(description: "\(shown) lists no files: there is nothing to read")
    }
  }

  /// Splits a list; accepts line ends and byte order marks of Windows.
  static func paths(in bytes: [UInt8], endsWithNull: Bool) -> [ArraySlice<UInt8>] {
    guard !endsWithNull else { return bytes.split(separator: 0) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).split(separator: 0x0A)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
      .filter { !$0.isEmpty }
  }

  private static func path(_ bytes: ArraySlice<UInt8>) -> FilePath {
    let characters: [CInterop.PlatformChar] = bytes.map { .init(bitPattern: $0) } + [0]
    return FilePath(platformString: characters)
  }
}

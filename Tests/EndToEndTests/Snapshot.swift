import Foundation
import Testing

/// Expects what `Snapshots/` holds under this name.
///
/// To write the files again, and then to read what `git diff` says:
///
///     BROADSHEET_RECORD=1 scripts/test --filter SnapshotTests
func expectSnapshot(
  _ text: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["BROADSHEET_RECORD"] == "1" {
    return try Data(text.utf8).write(to: file)
  }
  let data = try? Data(contentsOf: file)
  let wanted = data.map { String(decoding: $0, as: UTF8.self) }
  guard wanted != text else { return }
  let found = text.components(separatedBy: "\n")
  let lines = wanted?.components(separatedBy: "\n") ?? []
  let first = zip(found, lines).first { $0 != $1 } ?? (found.last ?? "", lines.last ?? "")
  Issue.record(
    "\(name) differs: '\(first.0)' instead of '\(first.1)'; record it: BROADSHEET_RECORD=1",
    sourceLocation: sourceLocation
  )
}

extension String {
  /// Without what differs from run to run: wall time.
  var masked: String {
    replacing(/, [0-9.]+ s\n/, with: ", SECONDS s\n")
      .replacing(/"seconds": [0-9.e-]+/, with: "\"seconds\": SECONDS")
  }
}

import BroadsheetCore
import Tables

@testable import Tabulation

/// Collects what a table writer writes.
final class Written {
  private var bytes: [UInt8] = []

  func writer(_ schema: TableSchema, as kind: TableKind = .tsv) -> TableWriter {
    TableWriter(schema, as: kind) { [self] in bytes += $0 }
  }

  /// The rows, without the header.
  var rows: [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map(String.init)
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

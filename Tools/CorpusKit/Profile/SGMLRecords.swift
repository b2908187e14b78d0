/// Reads title and body of every `<REUTERS>` document, including BRIEF and UNPROC ones.
enum SGMLRecords {
  static func read(_ bytes: [UInt8]) -> [DumpRecords.Record] {
    pieces(of: bytes[...], from: "<REUTERS ", to: "</REUTERS>").map { document($0) }
  }

  private static func document(_ bytes: ArraySlice<UInt8>) -> DumpRecords.Record {
    let title = pieces(of: bytes, from: "<TITLE>", to: "</TITLE>").first ?? []
    let body = pieces(of: bytes, from: "<BODY>", to: "</BODY>").first
    let text = pieces(of: bytes, from: "<TEXT", to: "</TEXT>").first ?? []
    let unprocessed = text.starts(with: " TYPE=\"UNPROC".utf8) ? text.drop { $0 != 0x0A } : []
    return DumpRecords.Record(title: plain(title), body: plain(body ?? unprocessed))
  }

  /// Returns the text between each `open` and the next `close`.
  private static func pieces(
    of bytes: ArraySlice<UInt8>,
    from open: String,
    to close: String
  ) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var at = bytes.startIndex
    while let start = find(open, bytes[at...]), let end = find(close, bytes[start...]) {
      found.append(bytes[(start + open.utf8.count)..<end])
      at = end
    }
    return found
  }

  private static func find(_ pattern: String, _ bytes: ArraySlice<UInt8>) -> Int? {
    let pattern = Array(pattern.utf8)
    return bytes.indices.first { bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern) }
  }

  /// Decodes `&lt;` and `&amp;` and drops control references; a line with an indent of four starts a
  /// paragraph.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let rest = bytes[at...]
      let entity = entities.first { rest.starts(with: $0.0.utf8) }
      out.append(contentsOf: entity.map { Array($0.1.utf8) } ?? [bytes[at]])
      at += entity?.0.utf8.count ?? 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let entities =
    [("&lt;", "<"), ("&amp;", "&"), ("\n    ", "\n\n"), (" Reuter\n", "")]
    + [1, 2, 3, 5, 22, 30, 31, 127].map { ("&#\($0);", "") }
}

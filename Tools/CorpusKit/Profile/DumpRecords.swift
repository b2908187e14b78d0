/// Reads title and body of every record of a dump: JSON lines, dated text or Reuters SGML.
///
/// For measurements, not for speed: holds the whole file in memory. Reads plain text or gzip.
package enum DumpRecords {
  package struct Record: Sendable {
    package var title: String
    package var body: String
  }

  package static func read(path: String) throws(FileError) -> [Record] {
    let reader = try GzipReader(path: path)
    var bytes: [UInt8] = []
    var chunk: [UInt8] = []
    repeat {
      try reader.read(into: &chunk, limit: 1 << 20)
      bytes.append(contentsOf: chunk)
    } while !chunk.isEmpty
    return records(bytes)
  }

  package static func records(_ bytes: [UInt8]) -> [Record] {
    switch bytes.first {
    case 0x7B: JSONRecords.read(bytes)
    case 0x3C: SGMLRecords.read(bytes)
    default: dated(bytes)
    }
  }

  private static func dated(_ bytes: [UInt8]) -> [Record] {
    var records: [Record] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if isHeader(line) {
        let title = String(decoding: line.dropFirst(17), as: UTF8.self)
        records.append(Record(title: title, body: ""))
      } else if !records.isEmpty {
        records[records.count - 1].body += String(decoding: line, as: UTF8.self) + "\n"
      }
    }
    return records
  }

  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 16, line.starts(with: " date ".utf8) else { return false }
    return line.dropFirst(6).prefix(10).allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
  }
}

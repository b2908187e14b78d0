internal import BroadsheetCore
internal import Tables

/// Where the list of rejected records and damaged places goes.
package protocol RejectSink: Sendable {
  /// Takes lines of one dump, which come in the order of its text.
  ///
  /// Dumps are read side by side: `dump` is the index by which their lines are put in order.
  func write(_ lines: [UInt8], of dump: Int) throws

  /// No more lines of a dump will come.
  func finish(_ dump: Int) throws
}

/// The list's first line.
package enum RejectList {
  package static let header = Array("file\tmember\toffset\treason\tfirst bytes\n".utf8)
}

/// Writes what was not counted, one line a place: TSV, cells escaped as in tables.
struct RejectWriter: Sendable {
  let sink: any RejectSink
  /// Names of the dumps, in the order of the input.
  let dumps: [String]

  func write(_ report: ReadReport, of dump: Int) throws {
    guard !report.isClean else { return }
    var lines: [UInt8] = []
    for incident in (report.damage + report.rejected).sorted() { append(incident, to: &lines) }
    try sink.write(lines, of: dump)
  }

  func finish(_ dump: Int) throws { try sink.finish(dump) }

  private func append(_ incident: Incident, to lines: inout [UInt8]) {
    TextWriter.appendTSV(dumps[incident.file], to: &lines)
    let place = "\t\(incident.member)\t\(incident.offset)\t\(incident.fault.rawValue)\t"
    lines.append(contentsOf: place.utf8)
    // Whatever the bytes are, the list is text.
    TextWriter.appendTSV(String(decoding: incident.head, as: UTF8.self), to: &lines)
    lines.append(0x0A)
  }
}

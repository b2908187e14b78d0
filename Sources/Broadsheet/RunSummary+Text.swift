internal import BroadsheetCore

extension RunSummary {
  /// The run in a few lines for a person: what was counted, then everything that was not.
  package var lines: [String] {
    var lines = [
      "\(articles) articles, \(mentions) mentions of \(entities) entities in "
        + "\(megabytes(textBytes)) of text (\(megabytes(compressedBytes)) stored), \(tenths(seconds)) s"
    ]
    lines += account.damage.prefix(Self.shown).map(describe)
    if account.damageCount > Self.shown {
      lines.append("… and \(account.damageCount - Self.shown) more damaged places")
    }
    lines += rejectedLines
    if account.skipped > 0 { lines.append("\(account.skipped) articles of other days left out") }
    if account.repaired > 0 {
      lines.append("\(account.repaired) articles were not UTF-8 and were repaired")
    }
    if account.headerWarnings > 0 {
      lines.append("\(account.headerWarnings) gzip headers with a wrong checksum, data intact")
    }
    return lines
  }

  private static let shown = 10

  private var rejectedLines: [String] {
    account.rejectedCounts.sorted { $0.key.rawValue < $1.key.rawValue }.map { fault, count in
      let first = account.rejected.first { $0.fault == fault }
      let place = first.map { " (first: \(dumps[$0.file].name), text byte \($0.offset))" } ?? ""
      return "rejected \(count) \(count == 1 ? "record" : "records"): \(meaning(fault))\(place)"
    }
  }

  private func describe(_ incident: Incident) -> String {
    let member = incident.member > 0 ? ", member \(incident.member)" : ""
    let name = dumps[incident.file].name
    return "damaged: \(name)\(member), byte \(incident.offset): \(meaning(incident.fault))"
  }

  /// The fault's name, and what it means for the count.
  private func meaning(_ fault: Fault) -> String {
    let words =
      switch fault {
      case .truncated: "the file ends in the middle of a member; what came before is counted"
      case .badCRC: "wrong checksum; the member is counted, parts of it may be altered"
      case .badISIZE: "wrong length in the trailer; the member is counted"
      case .badHeader: "reserved bits in the gzip header; the member is skipped"
      case .notGzip: "neither gzip nor text; not read"
      case .corruptData: "invalid data; read on at the next member, if there is one"
      case .trailingGarbage: "bytes after the last member that are no gzip; ignored"
      case .emptyInput: "the file is empty"
      case .unreadable: "cannot be read; check the path, its permissions and the disk"
      case .badEncoding: "UTF-16 text is not read; convert it with iconv -t UTF-8"
      case .unknownFormat: "no known format; name one with --input-format"
      case .badRecord: "not a valid record"
      case .noText: "neither text nor title; name the fields with --text-field, --title-field"
      case .tooLarge: "over 64 MiB"
      case .cutRecord: "cut by damage"
      }
    return "\(fault.rawValue): \(words)"
  }

  private func megabytes(_ bytes: Int) -> String { "\(tenths(Double(bytes) / 1e6)) MB" }

  private func tenths(_ value: Double) -> String {
    let rounded = Int((value * 10).rounded())
    return "\(rounded / 10).\(rounded % 10)"
  }
}

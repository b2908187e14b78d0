package import BroadsheetCore

extension ReadReport {
  /// Appends all of it, maps in the order of their keys.
  func append(to bytes: inout [UInt8]) {
    for list in [damage, rejected] {
      bytes.append(varint: list.count)
      for incident in list { incident.append(to: &bytes) }
    }
    for number in [
      damageCount, articles, undated, skipped, repaired, padding, headerWarnings, textless.records,
    ] { bytes.append(varint: number) }
    Self.append(rejectedCounts, \.rawValue, to: &bytes)
    Self.append(languages, \.rawValue, to: &bytes)
    Self.append(otherLanguages, \.rawValue, to: &bytes)
    Self.append(skippedRecords, \.rawValue, to: &bytes)
    Self.append(formats, \.self, to: &bytes)
    Self.append(converted, \.self, to: &bytes)
    Self.append(textless.fields, \.self, to: &bytes)
    Self.append(skippedFiles, \.rawValue, to: &bytes)
    Self.append(dialects, \.self, to: &bytes)
    for day in [days?.lowerBound ?? .unknown, days?.upperBound ?? .unknown] {
      bytes.append(word: day.number)
    }
  }

  package init(_ decoder: inout ByteDecoder) throws(ByteCodingError) {
    self.init()
    damage = try Self.incidents(&decoder)
    rejected = try Self.incidents(&decoder)
    damageCount = try decoder.sum()
    articles = try decoder.sum()
    undated = try decoder.sum()
    skipped = try decoder.sum()
    repaired = try decoder.sum()
    padding = try decoder.sum()
    headerWarnings = try decoder.sum()
    let textless = try decoder.sum()
    rejectedCounts = try Self.counts(&decoder) { Fault(rawValue: $0) }
    languages = try Self.counts(&decoder) { Language(rawValue: $0) }
    otherLanguages = try Self.counts(&decoder) { Language(rawValue: $0) }
    skippedRecords = try Self.counts(&decoder) { SkipReason(rawValue: $0) }
    formats = try Self.counts(&decoder) { $0 }
    converted = try Self.counts(&decoder) { $0 }
    self.textless = TextlessRecords(
      records: textless,
      fields: try Self.counts(&decoder) { $0 }
    )
    skippedFiles = try Self.counts(&decoder) { SkippedFile(rawValue: $0) }
    for (dialect, tables) in try Self.counts(&decoder, { $0 }) {
      note(dialect: dialect, tables: tables)
    }
    let (first, last) = (Day(number: try decoder.word()), Day(number: try decoder.word()))
    if first.isKnown, first <= last { cover(first...last) }
  }

  private static func append<Key>(
    _ counts: [Key: Int],
    _ name: (Key) -> String,
    to bytes: inout [UInt8]
  ) {
    let named = counts.map { (name: name($0.key), count: $0.value) }
    bytes.append(varint: named.count)
    for entry in named.sorted(by: { $0.name < $1.name }) {
      bytes.append(text: entry.name)
      bytes.append(varint: entry.count)
    }
  }

  private static func counts<Key>(
    _ decoder: inout ByteDecoder,
    _ key: (String) -> Key?
  ) throws(ByteCodingError) -> [Key: Int] {
    var counts: [Key: Int] = [:]
    for _ in 0..<(try decoder.count()) {
      guard let key = key(try decoder.string()) else { throw ByteCodingError() }
      counts[key] = try decoder.sum()
    }
    return counts
  }

  private static func incidents(
    _ decoder: inout ByteDecoder
  ) throws(ByteCodingError) -> [Incident] {
    var list: [Incident] = []
    for _ in 0..<(try decoder.count(limit: listed)) { list.append(try Incident(&decoder)) }
    return list
  }
}

extension ByteDecoder {
  /// A number that others are added to, so small that no file makes a sum overflow.
  package mutating func sum() throws(ByteCodingError) -> Int { try count(limit: 1 << 44) }
}

extension Incident {
  fileprivate func append(to bytes: inout [UInt8]) {
    for number in [file, member, offset] { bytes.append(varint: number) }
    bytes.append(text: fault.rawValue)
    bytes.append(text: head[...])
  }

  fileprivate init(_ decoder: inout ByteDecoder) throws(ByteCodingError) {
    let (file, member, offset) = (
      try decoder.varint(), try decoder.varint(), try decoder.varint()
    )
    guard let fault = Fault(rawValue: try decoder.string()) else { throw ByteCodingError() }
    self.init(file: file, member: member, offset: offset, fault: fault)
    head = Array(decoder.bytes[try decoder.text()])
  }
}

import BroadsheetCore

/// Finds members of an object that look like text: long strings of several words.
enum JSONTextSearch {
  /// Shorter strings are titles, names and addresses.
  static let leastLength = 60
  private static let leastWords = 8
  private static let limit = 4
  /// Members so deep are found; deeper ones have no name that anybody would write.
  private static let depthLimit = 4

  /// The paths of up to four such members, for a message.
  static func fields(of line: borrowing Span<UInt8>) -> [String] {
    var found: [String] = []
    var path: [Range<Int>] = []
    var walk = JSONWalk(line.indices)
    while found.count < limit, let event = walk.next(line) {
      switch event {
      case .open: path.append(walk.key)
      case .close: if !path.isEmpty { path.removeLast() }
      case .value(.string(let string)) where path.count <= depthLimit:
        guard looksLikeText(line, string.range) else { continue }
        let name = name(line, path + [walk.key])
        if !name.isEmpty, !found.contains(name) { found.append(name) }
      case .value: break
      }
    }
    return found
  }

  static func looksLikeText(_ line: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= leastLength else { return false }
    var words = 0
    for index in range.prefix(4 * leastLength) where line[index] == UInt8(ascii: " ") { words += 1 }
    return words >= leastWords
  }

  /// The path to the member whose key is in a range.
  static func path(to key: Range<Int>, of line: borrowing Span<UInt8>) -> String {
    var path: [Range<Int>] = []
    var walk = JSONWalk(line.indices)
    while let event = walk.next(line) {
      if walk.key == key { return name(line, path + [key]) }
      switch event {
      case .open: path.append(walk.key)
      case .close: if !path.isEmpty { path.removeLast() }
      case .value: break
      }
    }
    return name(line, [key])
  }

  private static func name(_ line: borrowing Span<UInt8>, _ path: [Range<Int>]) -> String {
    var name: [UInt8] = []
    for key in path where !key.isEmpty {
      if !name.isEmpty { name.append(UInt8(ascii: ".")) }
      for index in key { name.append(line[index]) }
    }
    return String(decoding: name.prefix(TextlessRecords.lengthLimit), as: UTF8.self)
  }
}

/// The paths of the members that are fields, by the names of the members.
///
/// Finding a path takes a walk through the record: each is looked for once.
struct FieldPaths {
  /// The names come from the dump.
  private static let limit = 64

  private var known: [(field: ArticleField, key: [UInt8], reading: FieldReadings.Field)] = []

  mutating func reading(
    of field: ArticleField,
    key: Range<Int>,
    in line: borrowing Span<UInt8>
  ) -> FieldReadings.Field {
    for entry in known where entry.field == field && entry.key.count == key.count {
      if line.holds(entry.key, at: key.lowerBound) { return entry.reading }
    }
    let path = JSONTextSearch.path(to: key, of: line)
    let reading = FieldReadings.Field("\(field)", named: path)
    if known.count < Self.limit { known.append((field, key.map { line[$0] }, reading)) }
    return reading
  }
}

extension ArticleBatch {
  /// Notes which members of a record are its fields.
  mutating func noteFields(
    _ fields: JSONFields,
    of line: borrowing Span<UInt8>,
    body: TextRange,
    _ paths: inout FieldPaths
  ) {
    for field in ArticleField.allCases {
      guard let key = fields.key(of: field) else { continue }
      let reading = paths.reading(of: field, key: key, in: line)
      if report.fields.count(reading) { continue }
      let sample = sample(of: field, fields, in: line, body: body)
      report.fields.add(reading, sample: sample, batch: number)
    }
  }

  private func sample(
    of field: ArticleField,
    _ fields: JSONFields,
    in line: borrowing Span<UInt8>,
    body: TextRange
  ) -> String {
    let string = fields[field].range
    return switch field {
    case .date: fields.day.certain.description
    case .text where string.isEmpty: Self.sample(text.span, body.bounds)
    default: Self.sample(line, string)
    }
  }

  /// The beginning of a value.
  static func sample(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range.prefix(FieldReadings.sampleLimit) { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

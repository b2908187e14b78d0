/// Reads `title` and `text` of one JSON object per line; skips lines without them.
enum JSONRecords {
  static func read(_ bytes: [UInt8]) -> [DumpRecords.Record] {
    bytes.split(separator: 0x0A).compactMap { record($0) }
  }

  private static func record(_ line: ArraySlice<UInt8>) -> DumpRecords.Record? {
    var fields: [String: String] = [:]
    var strings: [String] = []
    var at = line.startIndex
    // In a flat object, a string before a colon is a key, and the next string its value.
    while at < line.endIndex {
      if line[at] == 0x22 {
        strings.append(string(line, &at))
        if strings.count > 1, fields[strings[strings.count - 2]] == "" {
          fields[strings[strings.count - 2]] = strings.removeLast()
        }
      } else {
        if line[at] == 0x3A, let key = strings.last { fields[key] = "" }
        if line[at] == 0x2C { strings.removeAll(keepingCapacity: true) }
        at += 1
      }
    }
    return fields["text"].map { DumpRecords.Record(title: fields["title"] ?? "", body: $0) }
  }

  /// Decodes the string at `at` and moves `at` after its closing quote.
  private static func string(_ line: ArraySlice<UInt8>, _ at: inout Int) -> String {
    var units: [UInt16] = []
    var plain: [UInt8] = []
    var text = ""
    at += 1
    while at < line.endIndex, line[at] != 0x22 {
      if line[at] != 0x5C || at + 1 >= line.endIndex {
        plain.append(line[at])
        at += 1
        continue
      }
      text += String(decoding: plain, as: UTF8.self)
      plain.removeAll(keepingCapacity: true)
      while at + 1 < line.endIndex, line[at] == 0x5C { units.append(escape(line, &at)) }
      text += String(decoding: units, as: UTF16.self)
      units.removeAll(keepingCapacity: true)
    }
    at += 1
    return text + String(decoding: plain, as: UTF8.self)
  }

  /// Returns one escape as a UTF-16 unit.
  private static func escape(_ line: ArraySlice<UInt8>, _ at: inout Int) -> UInt16 {
    let letter = line[at + 1]
    at += 2
    switch letter {
    case 0x6E: return 0x0A
    case 0x74: return 0x09
    case 0x72: return 0x0D
    case 0x62, 0x66: return 0x20
    case 0x75:
      let digits = String(decoding: line[at..<min(at + 4, line.endIndex)], as: UTF8.self)
      at = min(at + 4, line.endIndex)
      return UInt16(digits, radix: 16) ?? 0xFFFD
    default: return UInt16(letter)
    }
  }
}

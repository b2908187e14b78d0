import BroadsheetCore

extension DumpFormat {
  /// Distinguishes JSON lines from JSON documents; nil if it is neither.
  ///
  /// `isWhole`: no more of the dump can be seen.
  static func jsonDetection(of head: borrowing Span<UInt8>, isWhole: Bool) -> Detection? {
    let start = head.indices.first { !JSONText.separates(head[$0]) } ?? 0
    switch head[start] {
    case UInt8(ascii: "{"):
      guard let isLine = isJSONLine(head, isWhole: isWhole) else { return .undecided }
      return .format(isLine ? .jsonl : .json)
    case UInt8(ascii: "["):
      guard let next = firstWord(of: head, from: start + 1) else {
        return isWhole ? .format(.json) : .undecided
      }
      // A text may begin with a bracket too.
      let isValue = "{[]\"-".utf8.contains(head[next]) || ASCII.isDigit(head[next])
      return isValue ? .format(.json) : nil
    default: return nil
    }
  }

  /// Whether the first line is an object, be it cut or broken, rather than the beginning of one;
  /// nil if that takes more bytes.
  private static func isJSONLine(_ head: borrowing Span<UInt8>, isWhole: Bool) -> Bool? {
    var line = JSONFirstLine()
    for index in head.indices {
      guard head[index] != lineFeed else {
        guard line.mayGoOn else { return true }
        guard let next = firstWord(of: head, from: index + 1) else { return isWhole ? true : nil }
        return !line.mayGoOn(with: head[next], isIndented: next > index + 1)
      }
      line.note(head[index])
    }
    return isWhole ? true : nil
  }

  private static func firstWord(of head: borrowing Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < head.count, ASCII.isBlank(head[index]) { index += 1 }
    return index < head.count ? index : nil
  }
}

/// What the first line of a JSON text leaves open.
private struct JSONFirstLine {
  private var isInString = false
  private var isEscaped = false
  /// The last byte outside of strings that is not blank.
  private var last = UInt8(0)
  /// The one before it.
  private var previous = UInt8(0)
  /// The innermost containers, the last one in the lowest bit; 1 for an object.
  private var containers: UInt64 = 0

  mutating func note(_ byte: UInt8) {
    if isInString {
      isInString = isEscaped || byte != UInt8(ascii: "\"")
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"): containers = containers << 1 | 1
    case UInt8(ascii: "["): containers <<= 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): containers >>= 1
    default: break
    }
    if !ASCII.isBlank(byte) { (previous, last) = (last, byte) }
  }

  var mayGoOn: Bool {
    !isInString
      && (last == UInt8(ascii: ",") || last == UInt8(ascii: "{") || last == UInt8(ascii: "["))
  }

  /// Whether the next line may begin with `byte`.
  ///
  /// Another object in place of a key shows that the line was cut, and so does one that is not
  /// indented.
  func mayGoOn(with byte: UInt8, isIndented: Bool) -> Bool {
    guard byte == UInt8(ascii: "{") else { return true }
    if containers == 0 { return true }
    // The next one of a list of objects, in an envelope whose articles have a line each.
    let isInList = containers & 1 == 0
    if isInList, last == UInt8(ascii: "["), previous == UInt8(ascii: ":") { return true }
    if isInList, last == UInt8(ascii: ","), previous == UInt8(ascii: "}") { return true }
    return isIndented && (last == UInt8(ascii: "[") || containers & 1 == 0)
  }
}

internal import BroadsheetCore
internal import Foundation
internal import Splitting

/// JSON lines, against Foundation's reader.
enum JSONLinesTarget {
  static func run(_ input: [UInt8]) {
    let batches = checkChunking(input, Cut(), SplitOptions(format: .jsonl))
    check(textCount(batches) <= 3 * input.count, "text is bounded by the input")
    Fuzzing.give(batches)
    let line = input.prefix { $0 != 0x0A }
    if line.count <= 1024, !line.contains(0) { compare(Array(line)) }
  }

  private static let wanted = Array("\"text\"".utf8)

  /// Reads one line in both ways.
  private static func compare(_ line: [UInt8]) {
    let batches = split(line, Cut(), SplitOptions(format: .jsonl))
    defer { Fuzzing.give(batches) }
    let faults = report(of: batches)
    let isRejected = faults.rejectedTotal > 0
    guard faults.damageCount == 0, line.contains(where: { !" \t\r\n".utf8.contains($0) })
    else { return }
    let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
    if object != nil, isRejected {
      check(
        hasTrailingComma(line),
        "JSON is not rejected: \(String(decoding: line, as: UTF8.self))"
      )
    } else if object == nil, !isRejected {
      check(isBorne(line), "what is no JSON is rejected: \(String(decoding: line, as: UTF8.self))")
    } else if let object, let batch = batches.first, let article = batch.articles.first {
      compareText(object, batch.text[article.body.bounds], line)
    }
  }

  /// Only where one key may be meant: of two, each reader takes another.
  private static func compareText(
    _ object: [String: Any],
    _ body: ArraySlice<UInt8>,
    _ line: [UInt8]
  ) {
    let places = line.indices.count { line[$0...].starts(with: wanted) }
    let others = ["body", "content", "article", "maintext", "main_text", "plain_text"]
    guard places == 1, let text = object["text"] as? String, !text.isEmpty,
      object.keys.allSatisfy({ !others.contains($0.lowercased()) && $0.utf8.count < 8 }),
      object.keys.allSatisfy({ $0 == "text" || !isText($0) }),
      // Text that is HTML is read as HTML.
      !text.contains("<"), !text.contains("&lt;"), !text.allSatisfy(\.isWhitespace),
      !line.contains(UInt8(ascii: "\\")) || object.count == 1,
      // Foundation takes byte order marks out of strings.
      !String(decoding: body, as: UTF8.self).unicodeScalars.contains("\u{FEFF}")
    else { return }
    check(Array(text.utf8)[...] == body, "the text is the same: \(text)")
  }

  private static func isText(_ key: String) -> Bool {
    key.lowercased().filter { !" \t\r\n_-".contains($0) } == "text"
  }

  /// Several objects, an array of them, or a comma at the end.
  private static func holdsMore(_ line: [UInt8]) -> Bool {
    let dense = line.filter { !" \t\r\n".utf8.contains($0) }
    return dense.last == 0x2C || dense.first == 0x5B
      || zip(dense, dense.dropFirst()).contains { $0 == 0x7D && ($1 == 0x7B || $1 == 0x2C) }
  }

  /// Foundation takes a comma before the end of a container.
  private static func hasTrailingComma(_ line: [UInt8]) -> Bool {
    let dense = line.filter { !" \t\r\n".utf8.contains($0) }
    return zip(dense, dense.dropFirst()).contains { $0 == 0x2C && ($1 == 0x7D || $1 == 0x5D) }
  }

  /// What we take and Foundation does not: controls and bytes that are not UTF-8 in strings, halves
  /// of surrogate pairs, words of Python's writers, numbers out of range, and deep nesting.
  private static func isBorne(_ line: [UInt8]) -> Bool {
    if line.contains(where: { $0 < 0x20 || $0 >= 0x80 }) { return true }
    if holdsMore(line) { return true }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    if ["\\ud", "nan", "infinity"].contains(where: text.contains) { return true }
    if line.count(where: { $0 == 0x5B || $0 == 0x7B }) > 500 { return true }
    return text.firstMatch(of: /[0-9][eE.]|[0-9]{15}/) != nil
  }
}

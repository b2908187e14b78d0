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

  private static func name(_ line: borrowing Span<UInt8>, _ path: [Range<Int>]) -> String {
    var name: [UInt8] = []
    for key in path where !key.isEmpty {
      if !name.isEmpty { name.append(UInt8(ascii: ".")) }
      for index in key { name.append(line[index]) }
    }
    return String(decoding: name.prefix(TextlessRecords.lengthLimit), as: UTF8.self)
  }
}

import BroadsheetCore

/// Walks over the values inside a JSON container, however deep, in their order.
///
/// Keeps no stack. Stops at the end of its range, or where the text is not JSON.
struct JSONWalk {
  enum Event {
    /// An object or an array begins; the walk goes on inside of it.
    case open(isObject: Bool)
    case close
    case value(JSONValue)
  }

  /// The key of the value or container of the last event; empty for an element of an array.
  private(set) var key = 0..<0
  /// How many containers are open, the outermost one included.
  private(set) var depth = 0
  private var scanner = JSONScanner()
  private let end: Int

  init(_ range: Range<Int>) {
    scanner.position = range.lowerBound
    end = range.upperBound
  }

  var position: Int { scanner.position }

  mutating func next(_ line: borrowing Span<UInt8>) -> Event? {
    key = 0..<0
    while scanner.position < end {
      switch line[scanner.position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = line[scanner.position] == UInt8(ascii: "{")
        depth += 1
        scanner.position += 1
        return .open(isObject: isObject)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        scanner.position += 1
        return .close
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: " "), 0x09, 0x0A, 0x0D:
        scanner.position += 1
      default:
        guard let value = try? scanner.value(line) else { return nil }
        guard case .string(let string) = value, scanner.peek(line) == UInt8(ascii: ":") else {
          return .value(value)
        }
        key = string.range
      }
    }
    return nil
  }

  /// The value of a container that has one of some names, the best first, or that is the first of a
  /// list; nil if there is none.
  ///
  /// The names are folded. The outermost object that has one counts.
  static func value(
    of line: borrowing Span<UInt8>,
    in range: Range<Int>,
    under names: [[UInt8]]
  ) -> JSONValue? {
    var walk = JSONWalk(range)
    var best = (depth: Int.max, rank: Int.max)
    var found: JSONValue?
    while let event = walk.next(line) {
      guard case .value(let value) = event, value.hasText else { continue }
      let name = FieldNames.folded(line, walk.key)
      let isFirst = name.isEmpty && found == nil && walk.depth == 1
      guard let rank = isFirst ? 0 : names.firstIndex(of: name) else { continue }
      guard (walk.depth, rank) < best else { continue }
      best = (walk.depth, rank)
      found = value
    }
    return found
  }

  /// The first value or container at a path of folded names; lists on the way are passed through.
  static func value(
    of line: borrowing Span<UInt8>,
    in range: Range<Int>,
    at path: [[UInt8]]
  ) -> JSONValue? {
    var range = range
    for (index, name) in path.enumerated() {
      guard let value = member(name, of: line, range) else { return nil }
      guard index + 1 < path.count else { return value }
      guard case .container(let inner) = value else { return nil }
      range = inner
    }
    return nil
  }

  /// The value that a container or the elements of a list have under a name.
  private static func member(
    _ name: [UInt8],
    of line: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> JSONValue? {
    let isList = line[range.lowerBound] == UInt8(ascii: "[")
    var walk = JSONWalk(range)
    while let event = walk.next(line) {
      let start = walk.position - 1
      switch event {
      case .open where walk.depth == (isList ? 3 : 2):
        guard FieldNames.folded(line, walk.key) == name else { continue }
        var scanner = JSONScanner()
        scanner.position = start
        return try? scanner.value(line)
      case .value(let value) where walk.depth == (isList ? 2 : 1):
        if FieldNames.folded(line, walk.key) == name { return value }
      default: break
      }
    }
    return nil
  }
}

extension JSONValue {
  /// It is a number, or a string that is not empty.
  var hasText: Bool {
    switch self {
    case .string(let string): !string.range.isEmpty
    case .number: true
    case .container, .other: false
    }
  }
}

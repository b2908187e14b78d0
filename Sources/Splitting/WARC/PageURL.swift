import BroadsheetCore

/// The host and the day in a page's URL.
struct PageURL {
  /// Without user, port and `www.`.
  private(set) var host = 0..<0
  private(set) var day = Day.unknown

  init(_ bytes: borrowing Span<UInt8>, _ url: Range<Int>) {
    guard let scheme = bytes.extracting(url).firstIndex(of: Array("://".utf8), from: 0) else {
      return
    }
    var start = url.lowerBound + scheme + 3
    var end = start
    while end < url.upperBound, !Self.endsHost(bytes[end]) {
      if bytes[end] == UInt8(ascii: "@") { start = end + 1 }
      end += 1
    }
    day = Self.day(bytes, end..<url.upperBound)
    if let port = bytes.extracting(start..<end).firstIndex(of: [UInt8(ascii: ":")], from: 0) {
      end = start + port
    }
    if bytes.begins(with: Array("www.".utf8), in: start..<end) { start += 4 }
    host = start..<end
  }

  private static func endsHost(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// The first `YYYY/MM/DD` or `YYYY-MM-DD` of a path that is a day.
  private static func day(_ bytes: borrowing Span<UInt8>, _ path: Range<Int>) -> Day {
    var position = path.lowerBound
    while path.upperBound - position >= 8 {
      let isStart = position == path.lowerBound || !ASCII.isDigit(bytes[position - 1])
      if isStart, let day = day(bytes, at: position, path.upperBound) { return day }
      position += 1
    }
    return .unknown
  }

  private static func day(_ bytes: borrowing Span<UInt8>, at start: Int, _ end: Int) -> Day? {
    guard let year = bytes.number(at: start, digits: 4), year >= 1990, start + 8 <= end else {
      return nil
    }
    let separator = bytes[start + 4]
    guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") else { return nil }
    guard let month = part(bytes, at: start + 5, end), month.end < end,
      bytes[month.end] == separator, let day = part(bytes, at: month.end + 1, end)
    else { return nil }
    return Day(year: year, month: month.value, day: day.value)
  }

  /// One or two digits without a third.
  private static func part(
    _ bytes: borrowing Span<UInt8>,
    at start: Int,
    _ end: Int
  ) -> (value: Int, end: Int)? {
    var position = start
    while position < end, position < start + 3, ASCII.isDigit(bytes[position]) { position += 1 }
    let length = position - start
    guard length == 1 || length == 2, let value = bytes.number(at: start, digits: length) else {
      return nil
    }
    return (value, position)
  }
}

// The total order of a table's rows.
// PERF: no other task of a run works at the same time; most rows are ordered by counting the bytes
// of their keys, and only equal keys are compared.

internal import BroadsheetCore

extension Tally {
  /// The indices of the rows by mentions descending, then name bytes ascending, then type.
  package func order() -> [Int] {
    var keys = rows.indices.map { SortKey(rows[$0], at: $0, names: names) }
    var other = keys
    for digit in 0..<SortKey.digits { SortKey.sort(&keys, by: digit, &other) }
    settle(&keys)
    return keys.map { Int($0.row) }
  }

  /// Orders the rows that their keys leave open, by eight more bytes of their names at a time.
  private func settle(_ keys: inout [SortKey]) {
    var open: [(range: Range<Int>, offset: Int)] = []
    Self.appendTies(keys, 0..<keys.count, offset: SortKey.length, to: &open)
    while let (range, offset) = open.popLast() {
      if keys[range.lowerBound].isClamped
        || (offset > SortKey.length && isTold(keys[range], offset))
      {
        keys[range].sort { precedes(rows[Int($0.row)], rows[Int($1.row)]) }
        continue
      }
      for index in range {
        keys[index].start =
          offset == SortKey.length
          ? keys[index].next : SortKey.bytes(rows[Int(keys[index].row)], names, from: offset)
      }
      keys[range].sort { $0.start < $1.start }
      Self.appendTies(keys, range, offset: offset + SortKey.length, to: &open)
    }
  }

  /// Whether all bytes of the names were compared.
  private func isTold(_ keys: ArraySlice<SortKey>, _ offset: Int) -> Bool {
    keys.allSatisfy { rows[Int($0.row)].nameCount <= offset }
  }

  /// Appends the stretches of a range whose keys are equal.
  private static func appendTies(
    _ keys: [SortKey],
    _ range: Range<Int>,
    offset: Int,
    to ties: inout [(range: Range<Int>, offset: Int)]
  ) {
    var first = range.lowerBound
    while first < range.upperBound {
      var end = first + 1
      while end < range.upperBound, keys[end].isEqual(to: keys[first]) { end += 1 }
      if end - first > 1 { ties.append((first..<end, offset)) }
      first = end
    }
  }

  private func precedes(_ left: Row, _ right: Row) -> Bool {
    if left.mentions != right.mentions { return left.mentions > right.mentions }
    let (first, second) = (name(of: left), name(of: right))
    if first != second { return first.lexicographicallyPrecedes(second) }
    return left.type.rawValue < right.type.rawValue
  }
}

/// A key that decides the order of most pairs of rows without a look at the rows.
private struct SortKey {
  /// Eight bytes of the name as a number that orders as they do: most names differ in the first.
  var start: UInt64
  /// The eight after those: taken along while rows are read in their order, and memory is fast.
  let next: UInt64
  /// As far as they fit, and all bits turned, so that many come before few.
  private let mentions: UInt32
  let row: UInt32

  static let length = 8

  init(_ row: Tally.Row, at index: Int, names: [UInt8]) {
    mentions = ~UInt32(clamping: row.mentions)
    self.row = UInt32(index)
    start = Self.bytes(row, names, from: 0)
    next = Self.bytes(row, names, from: Self.length)
  }

  /// Whether there are more mentions than the key can hold.
  var isClamped: Bool { mentions == 0 }

  /// Eight bytes of a name from `offset` on, and zeros behind its end.
  static func bytes(_ row: Tally.Row, _ names: [UInt8], from offset: Int) -> UInt64 {
    var bytes: UInt64 = 0
    for place in offset..<(offset + length) {
      bytes = bytes << 8 | UInt64(place < row.nameCount ? names[row.nameStart + place] : 0)
    }
    return bytes
  }

  func isEqual(to other: SortKey) -> Bool { mentions == other.mentions && start == other.start }

  static let digits = 12

  /// One of twelve bytes, the least significant first.
  @inline(__always)
  private func value(_ digit: Int) -> Int {
    Int((digit < 8 ? start : UInt64(mentions)) &>> UInt64(8 * (digit & 7)) & 0xFF)
  }

  /// Sorts stably by one byte, by counting; `other` is as long as `keys` and changes places with it.
  static func sort(_ keys: inout [SortKey], by digit: Int, _ other: inout [SortKey]) {
    var counts = [Int](repeating: 0, count: 256)
    for key in keys { counts[key.value(digit)] += 1 }
    if counts.contains(keys.count) { return }
    var next = 0
    for value in counts.indices { (counts[value], next) = (next, next + counts[value]) }
    for key in keys {
      let value = key.value(digit)
      other[counts[value]] = key
      counts[value] += 1
    }
    swap(&keys, &other)
  }
}

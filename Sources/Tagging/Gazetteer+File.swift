internal import BroadsheetCore

// The compiled form: a header, then the arrays as they are, little-endian. Version 1:
//
//   8 bytes  "BSGAZ\0" and the version as UInt16
//   8 bytes  hash of everything that follows
//   6 × 8    counts of entries, name bytes, slots, and words of the three filters
//   entries (20 bytes each), name bytes, slots (8 each), the filters (8 a word)

extension Gazetteer {
  private static let kind = Array("BSGAZ\0".utf8) + [1, 0]
  private static let entrySize = 20

  /// The compiled form.
  ///
  /// Deterministic: equal gazetteers give equal bytes.
  package func encoded() -> [UInt8] {
    var payload: [UInt8] = []
    let counts = [
      entries.count, names.count, slots.count, firstFilter.count, longerFilter.count,
      smallStarts.count,
    ]
    for count in counts { payload.append(littleEndian: UInt64(count)) }
    for entry in entries { payload.append(entry) }
    payload.append(contentsOf: names)
    for word in slots { payload.append(littleEndian: word) }
    for word in firstFilter + longerFilter + smallStarts { payload.append(littleEndian: word) }
    return ChecksummedFile.seal(payload, as: Self.kind)
  }

  /// Reads the compiled form, checked against its hash.
  ///
  /// O(bytes), about 1 GB/s.
  package init(encoded bytes: borrowing Span<UInt8>) throws(ChecksummedFileError) {
    try ChecksummedFile.check(bytes, is: Self.kind)
    var reader = LittleEndianReader(position: ChecksummedFile.headerSize)
    guard reader.has(48, bytes) else { throw .damaged }
    let counts = (0..<6).map { _ in Int(truncatingIfNeeded: reader.word(bytes)) }
    guard Self.size(counts) == bytes.count - reader.position else { throw .damaged }
    entries = [Entry](capacity: counts[0]) { list in
      for _ in 0..<counts[0] { list.append(reader.entry(bytes)) }
    }
    names = reader.bytes(counts[1], bytes)
    slots = reader.words(counts[2], bytes)
    firstFilter = reader.words(counts[3], bytes)
    longerFilter = reader.words(counts[4], bytes)
    smallStarts = reader.words(counts[5], bytes)
    guard isSound else { throw .damaged }
  }

  /// All names of a compiled form, and those of its entries that go by another one.
  ///
  /// It does not read the rest and does not check the hash: ten times as fast as reading all.
  static func aliases(in bytes: borrowing Span<UInt8>) -> (names: [UInt8], entries: [Entry]) {
    var reader = LittleEndianReader(position: ChecksummedFile.headerSize)
    guard reader.has(48, bytes) else { return ([], []) }
    let counts = (0..<6).map { _ in Int(truncatingIfNeeded: reader.word(bytes)) }
    guard Self.size(counts) == bytes.count - reader.position else { return ([], []) }
    let (start, first) = (reader.position, reader.position + counts[0] * entrySize)
    var aliases: [Entry] = []
    for index in 0..<counts[0] {
      let offset = start + index * entrySize
      let name = Self.range(TokenHash.word(bytes, at: offset), in: counts[1])
      let other = Self.range(TokenHash.word(bytes, at: offset + 8), in: counts[1])
      guard let name, let other, !name.isEmpty, !other.isEmpty else { continue }
      if ByteScan.equal(bytes, at: name.shifted(first), to: bytes, at: other.shifted(first)) {
        continue
      }
      reader = LittleEndianReader(position: offset)
      aliases.append(reader.entry(bytes))
    }
    reader = LittleEndianReader(position: first)
    return (reader.bytes(counts[1], bytes), aliases)
  }

  private static func range(_ word: UInt64, in count: Int) -> Range<Int>? {
    let (start, end) = (Int(word & 0xFFFF_FFFF), Int(word >> 32))
    return start <= end && end <= count ? start..<end : nil
  }

  /// Whether every range and index is inside its array and every probe ends, as the matcher
  /// expects.
  private var isSound: Bool {
    let limit = UInt32(names.count)
    return slots.contains(0)
      && slots.allSatisfy { Int($0 & Self.entryMask) <= entries.count }
      && entries.last?.isChained != true
      && entries.allSatisfy {
        $0.name.start < $0.name.end && $0.name.end <= limit && $0.name.count >= Int($0.tail)
          && $0.canonical.start <= $0.canonical.end && $0.canonical.end <= limit
      }
  }

  /// The size of the arrays with these counts; nil if the counts are impossible.
  private static func size(_ counts: [Int]) -> Int? {
    guard counts.allSatisfy({ (0..<1 << 31).contains($0) }) else { return nil }
    let words = counts[2...]
    guard words.prefix(3).allSatisfy({ $0.nonzeroBitCount == 1 }) else { return nil }
    guard counts[5] == 0 || counts[5] == NameTokens.startWords else { return nil }
    return counts[0] * entrySize + counts[1] + words.reduce(0, +) * 8
  }
}

extension Range<Int> {
  fileprivate func shifted(_ offset: Int) -> Range<Int> {
    (lowerBound + offset)..<(upperBound + offset)
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  fileprivate mutating func append(_ entry: Gazetteer.Entry) {
    append(littleEndian: UInt64(entry.name.start) | UInt64(entry.name.end) << 32)
    append(littleEndian: UInt64(entry.canonical.start) | UInt64(entry.canonical.end) << 32)
    append(entry.type.rawValue)
    append(entry.contexts.rawValue)
    append(entry.isChained ? 1 : 0)
    append(entry.tail)
  }
}

/// Reads integers from a span, which checks the bounds of every read.
private struct LittleEndianReader {
  private(set) var position: Int

  func has(_ count: Int, _ bytes: borrowing Span<UInt8>) -> Bool {
    bytes.count - position >= count
  }

  mutating func bytes(_ count: Int, _ bytes: borrowing Span<UInt8>) -> [UInt8] {
    defer { position += count }
    return TokenHash.copy(bytes, position..<(position + count))
  }

  mutating func byte(_ bytes: borrowing Span<UInt8>) -> UInt8 {
    defer { position += 1 }
    return bytes[position]
  }

  mutating func words(_ count: Int, _ bytes: borrowing Span<UInt8>) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(count)
    for _ in 0..<count { words.append(word(bytes)) }
    return words
  }

  mutating func word(_ bytes: borrowing Span<UInt8>) -> UInt64 {
    defer { position += 8 }
    return TokenHash.word(bytes, at: position)
  }

  mutating func entry(_ bytes: borrowing Span<UInt8>) -> Gazetteer.Entry {
    let (name, canonical) = (word(bytes), word(bytes))
    let type = EntityType(rawValue: byte(bytes)) ?? .miscellaneous
    let contexts = NameContexts(rawValue: byte(bytes))
    let isChained = byte(bytes) != 0
    return Gazetteer.Entry(
      name: range(name),
      canonical: range(canonical),
      type: type,
      contexts: contexts,
      isChained: isChained,
      tail: byte(bytes)
    )
  }

  private func range(_ word: UInt64) -> TextRange {
    TextRange(Int(word & 0xFFFF_FFFF), Int(word >> 32))
  }
}

// The compiled form of a model: a header, then its arrays as they lie in memory, little-endian,
// each after its number of elements. Version 2:
//
//   8 bytes  "BSMDL\0" and the version as UInt16
//   8 bytes  hash of everything that follows
//   arrays in the order of `TaggingModel.encoded()`, each padded to 8 bytes

extension TaggingModel {
  private static let kind = Array("BSMDL\0".utf8) + [2, 0]

  /// The compiled form.
  ///
  /// Deterministic: equal models give equal bytes.
  package func encoded() -> [UInt8] {
    var writer = ArrayWriter()
    writer.append(parts.name)
    writer.append(parts.lexicon.widths)
    writer.append(parts.lexicon.slots)
    writer.append(parts.lexicon.keys.map(\.hash))
    writer.append(parts.lexicon.firstSets)
    writer.append(parts.lexicon.ends)
    writer.append(parts.phrases.slots)
    writer.append(parts.phrases.signatures)
    writer.append(parts.attributes.slots)
    writer.append(parts.attributes.positions)
    writer.append(parts.attributes.rows)
    writer.append(parts.bias)
    writer.append(parts.phraseRows)
    writer.append(parts.evidence)
    writer.append(parts.pairs.filter)
    writer.append(parts.pairs.slots)
    writer.append(parts.pairs.rows)
    writer.append(parts.steps.intoMentions)
    writer.append([parts.steps.intoOutside])
    writer.append([parts.steps.staysOutside])
    return ChecksummedFile.seal(writer.bytes, as: Self.kind)
  }

  /// Reads only the name of a compiled form; nil if it is not a model.
  static func name(encoded bytes: borrowing Span<UInt8>) -> String? {
    guard bytes.count > ChecksummedFile.headerSize,
      kind.indices.allSatisfy({ bytes[$0] == kind[$0] })
    else { return nil }
    var reader = ArrayReader(position: ChecksummedFile.headerSize)
    let name = try? reader.array(bytes, of: UInt8(0))
    return name.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads the compiled form, checked against its hash.
  package convenience init(encoded bytes: borrowing Span<UInt8>) throws(ChecksummedFileError) {
    try ChecksummedFile.check(bytes, is: Self.kind)
    var reader = ArrayReader(position: ChecksummedFile.headerSize)
    var parts = Parts()
    parts.name = try reader.array(bytes, of: UInt8(0))
    parts.lexicon = try reader.lexicon(bytes)
    parts.phrases = PhraseLexicon(
      slots: try reader.array(bytes, of: UInt64(0)),
      signatures: try reader.array(bytes, of: UInt32(0))
    )
    parts.attributes = AttributeTable(
      slots: try reader.array(bytes, of: UInt64(0)),
      positions: try reader.array(bytes, of: UInt8(0)),
      rows: try reader.array(bytes, of: SIMD16<Int8>.zero)
    )
    parts.bias = try reader.array(bytes, of: SIMD16<Int16>.zero)
    parts.phraseRows = try reader.array(bytes, of: SIMD16<Int16>.zero)
    parts.evidence = try reader.array(bytes, of: SIMD16<Int16>.zero)
    parts.pairs = PairTable(
      filter: try reader.array(bytes, of: UInt64(0)),
      slots: try reader.array(bytes, of: UInt64(0)),
      rows: try reader.array(bytes, of: SIMD16<Int8>.zero)
    )
    parts.steps.intoMentions = try reader.array(bytes, of: SIMD16<Int16>.zero)
    let intoOutside = try reader.array(bytes, of: SIMD16<Int16>.zero)
    let staysOutside = try reader.array(bytes, of: Int16(0))
    guard intoOutside.count == 1, staysOutside.count == 1, reader.position == bytes.count
    else { throw .damaged }
    parts.steps.intoOutside = intoOutside[0]
    parts.steps.staysOutside = staysOutside[0]
    guard parts.isSound else { throw .damaged }
    self.init(parts)
  }
}

extension TaggingModel.Parts {
  /// Whether every index is inside its array and every probe ends, as the tagger expects.
  fileprivate var isSound: Bool {
    bias.count == SentenceRows.count && phraseRows.count == PhraseFlags.count
      && evidence.count == EvidenceRows.count && steps.intoMentions.count == TagIndex.count + 1
      && pairs.isSound && lexicon.isSound && phrases.isSound && attributes.isSound
  }
}

/// Whether probing ends: a power of two of slots, one of them empty.
private func isTable(_ slots: [UInt64]) -> Bool {
  slots.count.nonzeroBitCount == 1 && slots.contains(0)
}

extension Lexicon {
  fileprivate var isSound: Bool {
    slots.contains(0) && slots.count <= Int(UInt32.max) && widths.count == firstSets.count
      && widths.allSatisfy { $0 < 32 }
      && widths.reduce(0) { $0 + Int($1) } < 50
      && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 } && Int(ends.last ?? 0) == keys.count
  }
}

extension PhraseLexicon {
  fileprivate var isSound: Bool {
    isTable(slots) && slots.allSatisfy { Int($0 & 0xFFFF) <= signatures.count }
  }
}

extension PairTable {
  fileprivate var isSound: Bool {
    isTable(slots) && filter.count.nonzeroBitCount == 1
      && slots.allSatisfy { $0 == 0 || Int($0 & Self.numberMask) < rows.count }
  }
}

extension AttributeTable {
  fileprivate var isSound: Bool {
    isTable(slots)
      && slots.allSatisfy { Self.range($0).upperBound <= rows.count }
      && positions.count == rows.count && positions.allSatisfy { $0 < WeightSlot.count }
  }
}

private struct ArrayWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append<Element: BitwiseCopyable>(_ array: [Element]) {
    bytes += TokenHash.bytes(of: [UInt64(array.count)])
    bytes += TokenHash.bytes(of: array)
    while bytes.count % 8 != 0 { bytes.append(0) }
  }
}

private struct ArrayReader {
  private(set) var position: Int

  mutating func array<Element: BitwiseCopyable>(
    _ bytes: borrowing Span<UInt8>,
    of zero: Element
  ) throws(ChecksummedFileError) -> [Element] {
    guard bytes.count - position >= 8 else { throw .damaged }
    let count = TokenHash.word(bytes, at: position)
    let most = UInt64(bytes.count - position - 8) / UInt64(MemoryLayout<Element>.stride)
    guard count <= most else { throw .damaged }
    let start = position + 8
    let end = start + Int(count) * MemoryLayout<Element>.stride
    position = (end + 7) & ~7
    guard position <= bytes.count else { throw .damaged }
    return TokenHash.elements(bytes, at: start, count: Int(count), repeating: zero)
  }

  mutating func lexicon(_ bytes: borrowing Span<UInt8>) throws(ChecksummedFileError) -> Lexicon {
    let widths = try array(bytes, of: UInt8(0))
    let slots = try array(bytes, of: UInt64(0))
    let keys = try array(bytes, of: UInt64(0)).map { AttributeKey(hash: $0) }
    return Lexicon(
      widths: widths,
      slots: slots,
      firstSets: try array(bytes, of: UInt32(0)),
      ends: try array(bytes, of: UInt32(0)),
      keys: keys
    )
  }
}

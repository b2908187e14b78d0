internal import BroadsheetCore

/// Rewrites fields of one text into another: copies plain stretches, and rewrites the rest scalar
/// by scalar.
struct FieldRewriter {
  private let source: [UInt8]
  private(set) var output: [UInt8] = []
  private(set) var shifts: [Shift] = []
  private var repair: UTF8Repair?
  private var hasRepaired = false
  /// Where the output of the field begins: what is before belongs to another one.
  private var start = 0
  /// Some scalar of the field may not be in NFC.
  private var mayNeedComposing = false

  init(source: [UInt8]) {
    self.source = source
    output.reserveCapacity(source.count + source.count / 64)
  }

  /// Whether a field since the last call was not UTF-8.
  mutating func takeRepaired() -> Bool {
    defer { hasRepaired = false }
    return hasRepaired
  }

  /// Copies a field that is only shown, never searched.
  mutating func copy(_ field: TextRange) -> TextRange {
    let start = output.count
    output.append(contentsOf: source[field.bounds])
    return TextRange(start, output.count)
  }

  /// Appends the normalized form of a field and returns its place.
  mutating func rewrite(_ field: Range<Int>) -> TextRange {
    start = output.count
    shift(to: field.lowerBound)
    let firstShift = shifts.count - 1
    repair = nil
    mayNeedComposing = false
    var position = field.lowerBound
    while position < field.upperBound {
      let plain = ByteScan.firstToNormalize(in: source.span, position..<field.upperBound)
      output.append(contentsOf: source[position..<plain])
      position = plain
      if position < field.upperBound { position = rewriteOne(at: position, in: field) }
    }
    if mayNeedComposing { compose(from: start, firstShift) }
    // Where this field ends has nothing to do with where the next one begins.
    if shifts.last.map({ Int($0.normalized) }) != output.count { shift(to: field.upperBound) }
    return TextRange(start, output.count)
  }

  /// Rewrites the scalar at `position` and returns where to go on.
  private mutating func rewriteOne(at position: Int, in field: Range<Int>) -> Int {
    let limit = field.upperBound
    switch source[position] {
    case UInt8(ascii: "&"):
      guard let reference = CharacterReference(source.span, at: position, limit: limit)
      else { return keep(position, position + 1) }
      let before = output.count
      for scalar in reference.scalars { append(scalar, before: reference.end, limit) }
      return shift(from: position, to: reference.end, since: before)
    case UInt8(ascii: "'") where byte(position + 1, limit) == UInt8(ascii: "'"),
      UInt8(ascii: "`") where byte(position + 1, limit) == UInt8(ascii: "`"):
      output.append(0x22)
      return shift(to: position + 2)
    case UInt8(ascii: "`"):
      output.append(0x27)
      return position + 1
    case UInt8(ascii: "."):
      return rewriteEllipsis(at: position, limit)
    case 0x0D:
      return rewriteReturn(at: position, limit)
    case 0x80...:
      return rewriteScalar(at: position, in: field)
    case let other:
      guard other >= 0x20 && other != 0x7F || other == 0x09 || other == 0x0A
      else { return shift(from: position, to: position + 1, since: output.count) }
      return keep(position, position + 1)
    }
  }

  /// `. . .` is one mark and not three ends of a sentence.
  private mutating func rewriteEllipsis(at position: Int, _ limit: Int) -> Int {
    var dots = 1
    var end = position + 1
    while byte(end, limit) == 0x20, byte(end + 1, limit) == UInt8(ascii: ".") {
      dots += 1
      end += 2
    }
    guard dots >= 3 else { return keep(position, position + 1) }
    output.append(contentsOf: ScalarRules.ellipsis)
    return shift(to: end)
  }

  /// CRLF and a lone CR are line breaks.
  private mutating func rewriteReturn(at position: Int, _ limit: Int) -> Int {
    if byte(position + 1, limit) == 0x0A {
      return shift(from: position, to: position + 1, since: output.count)
    }
    output.append(0x0A)
    return position + 1
  }

  private mutating func rewriteScalar(at position: Int, in field: Range<Int>) -> Int {
    let decoded = UTF8Decoder.decode(source.span, at: position, limit: field.upperBound)
    let end = position + decoded.count
    if let scalar = decoded.scalar {
      let before = output.count
      append(scalar, before: end, field.upperBound)
      let isAsLong = output.count - before == decoded.count
      return isAsLong ? end : shift(from: position, to: end, since: before)
    }
    let rule = repair ?? UTF8Repair(source.span, field)
    repair = rule
    hasRepaired = true
    for scalar in rule.scalars(for: source[position..<end]) {
      append(scalar, before: end, field.upperBound)
    }
    return shift(to: end)
  }

  private mutating func append(_ scalar: Unicode.Scalar, before end: Int, _ limit: Int) {
    switch ScalarRules.rule(for: scalar) {
    case .keep: break
    case .ascii(let byte): return output.append(byte)
    case .ellipsis: return output.append(contentsOf: ScalarRules.ellipsis)
    case .drop: return
    case .joiner:
      // A joiner shapes emoji and the scripts that need one; beside ASCII it is only in the way.
      guard let last = output[start...].last, last >= 0x80, isKept(end, limit) else { return }
    }
    if !ScalarRules.isStable(scalar) { mayNeedComposing = true }
    if let bytes = UTF8.encode(scalar) { output.append(contentsOf: bytes) }
  }

  /// Whether the scalar at `position` is outside ASCII and stays as it is.
  private func isKept(_ position: Int, _ limit: Int) -> Bool {
    guard byte(position, limit) >= 0x80 else { return false }
    let scalar = UTF8Decoder.decode(source.span, at: position, limit: limit).scalar
    return scalar.map(ScalarRules.rule) == .keep
  }

  private func byte(_ position: Int, _ limit: Int) -> UInt8 {
    position < limit ? source[position] : 0
  }

  private mutating func keep(_ start: Int, _ end: Int) -> Int {
    output.append(contentsOf: source[start..<end])
    return end
  }

  /// Notes that the output goes on from `position` of the source.
  ///
  /// Of several shifts at one place it keeps the first, where the text before ends, and the last,
  /// where the text after begins.
  @discardableResult
  private mutating func shift(to position: Int) -> Int {
    let shift = Shift(normalized: output.count, original: position)
    if shifts.dropLast().last?.normalized == shift.normalized { shifts.removeLast() }
    shifts.append(shift)
    return position
  }

  /// Notes that `start..<end` of the source became what was written since the output held `before`
  /// bytes, if anything.
  private mutating func shift(from start: Int, to end: Int, since before: Int) -> Int {
    if output.count == before { shift(to: start) }
    return shift(to: end)
  }
}

// MARK: - Composition

extension FieldRewriter {
  /// Brings the output from `start` on into NFC, if it is not.
  private mutating func compose(from start: Int, _ firstShift: Int) {
    var composer = Composer(Array(output[start...]), offset: start, shifts: shifts[firstShift...])
    guard composer.isNeeded else { return }
    composer.compose()
    output.removeLast(output.count - start)
    output.append(contentsOf: composer.output)
    shifts.removeLast(shifts.count - firstShift)
    shifts.append(contentsOf: composer.shifts)
  }
}

// The hot loop of dictionary tagging.
// PERF: benchmark "tag". Most of a text is skipped 64 bytes at a time: only a token that starts
// with a capital (or any, where the dictionary asks for it) is hashed, and most of those end at
// one bit of the filter.

internal import BroadsheetCore
internal import CScan

/// Finds the names of a gazetteer in text: leftmost, then longest, on token boundaries, one pass.
struct DictionaryMatcher {
  /// A name found: where, and which entry of the gazetteer.
  struct Match: Equatable {
    var range: Range<Int>
    var entry: Int
  }

  let gazetteer: Gazetteer

  /// Appends the matches in one field of `text`, in order and without overlap.
  func match(_ text: borrowing Span<UInt8>, _ field: Range<Int>, into matches: inout [Match]) {
    let filter = gazetteer.filter.span
    let filterMask = filter.count * 64 - 1
    let context = TextContext(text, field)
    var resume = field.lowerBound
    var wordCarry: UInt64 = 0
    var block = field.lowerBound
    while block < field.upperBound {
      let classes = TokenHash.classify(text, at: block, limit: field.upperBound)
      let word = classes.upper | classes.lower | classes.digit
      let wanted = gazetteer.startsAnywhere ? word : classes.upper
      var starts = (wanted | classes.high) & ~(word << 1 | wordCarry)
      wordCarry = word >> 63
      while starts != 0 {
        let position = block + starts.trailingZeroBitCount
        starts &= starts - 1
        guard position >= resume, isStart(text, position, field) else { continue }
        let end = NameTokens.end(text, from: position, limit: field.upperBound)
        let hash = TokenHash.extend(0, text, position..<end)
        let bit = TokenHash.filterBit(hash, mask: filterMask)
        guard filter[bit >> 6] >> (UInt64(bit) & 63) & 1 != 0 else { continue }
        guard let match = longest(text, position..<end, hash, context) else { continue }
        matches.append(match)
        resume = match.range.upperBound
      }
      block += 64
    }
  }

  /// The masks know ASCII; next to other bytes the scalars decide.
  @inline(__always)
  private func isStart(
    _ text: borrowing Span<UInt8>,
    _ position: Int,
    _ field: Range<Int>
  ) -> Bool {
    let byte = text[position]
    if byte >= 0x80 {
      guard byte >= 0xC0 else { return false }
      let scalar = NameTokens.scalar(text, at: position, end: field.upperBound)
      guard NameTokens.isWord(scalar.value) else { return false }
    }
    guard position > field.lowerBound, text[position - 1] >= 0x80 else { return true }
    return !NameTokens.isWordBefore(text, position, start: field.lowerBound)
  }

  /// The longest name that starts with the token `first` and is allowed where it stands.
  private func longest(
    _ text: borrowing Span<UInt8>,
    _ first: Range<Int>,
    _ firstHash: UInt64,
    _ context: TextContext
  ) -> Match? {
    var best: Match?
    var hash = firstHash
    var end = first.upperBound
    while true {
      let (found, goesOn) = look(text, first.lowerBound..<end, hash, context)
      if let found { best = found }
      guard goesOn, let gap = NameTokens.gap(text, from: end, limit: context.field.upperBound)
      else { return best }
      end = NameTokens.end(text, from: gap.end, limit: context.field.upperBound)
      guard end > gap.end else { return best }
      hash = TokenHash.extend(TokenHash.extend(hash, gap: gap.packed), text, gap.end..<end)
    }
  }

  /// The name that ends here, if any, and whether a longer one may go on.
  private func look(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    _ hash: UInt64,
    _ context: TextContext
  ) -> (Match?, goesOn: Bool) {
    let slots = gazetteer.slots.span
    let mask = slots.count - 1
    let fingerprint = TokenHash.fingerprint(hash)
    var found: Match?
    var goesOn = false
    var slot = TokenHash.slot(hash, mask: mask)
    while slots[slot] != 0 {
      if TokenHash.fingerprint(slots[slot]) == fingerprint {
        goesOn = goesOn || slots[slot] & Gazetteer.continues != 0
        let entry = Int(slots[slot] & Gazetteer.entryMask) - 1
        if found == nil, entry >= 0 { found = accept(text, range, entry, context) }
      }
      slot = (slot + 1) & mask
    }
    return (found, goesOn)
  }

  /// The first entry of a chain that is spelled like the text and may stand where it stands.
  private func accept(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    _ first: Int,
    _ context: TextContext
  ) -> Match? {
    var index = first
    while true {
      let entry = gazetteer.entries[index]
      let whole =
        range.lowerBound..<min(range.upperBound + Int(entry.tail), context.field.upperBound)
      switch spelling(of: entry, text, whole) {
      case .exact where context.allows(entry.contexts, text, whole, inCapitals: false):
        return Match(range: whole, entry: index)
      case .capitals where context.allows(entry.contexts, text, whole, inCapitals: true):
        return Match(range: whole, entry: index)
      default: break
      }
      guard entry.isChained else { return nil }
      index += 1
    }
  }

  private enum Spelling {
    case exact
    case capitals
    case different
  }

  /// Compares text and name byte by byte: a line break may stand for a blank, and in capitals a
  /// capital for a small letter.
  private func spelling(
    of entry: Gazetteer.Entry,
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Spelling {
    let start = Int(entry.name.start)
    guard range.count == entry.name.count else { return .different }
    let names = gazetteer.names.span
    var raised = 0
    var small = false
    for offset in 0..<range.count {
      let (have, want) = (text[range.lowerBound + offset], names[start + offset])
      if NameTokens.isLower(have) { small = true }
      if have == want || (have == 0x0A && want == 0x20) { continue }
      guard NameTokens.isLower(want), have == want - 0x20 else { return .different }
      raised += 1
    }
    if raised == 0 { return .exact }
    return small || range.count < Self.shortestInCapitals ? .different : .capitals
  }

  /// Shorter words in capitals are acronyms of their own more often than names.
  private static let shortestInCapitals = 4
}

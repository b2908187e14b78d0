// The hot loop of dictionary tagging.
// PERF: benchmark "tag". Most of a text is skipped 64 bytes at a time: only a token that starts
// with a capital, or with two bytes that a name with a small initial has, is hashed, and most of
// those end at one word of the filter.

internal import BroadsheetCore
internal import CScan

/// Finds the names of a gazetteer in text: leftmost, then longest, on token boundaries, one pass.
struct DictionaryMatcher {
  /// A name found: where, and which entry of the gazetteer.
  struct Match: Equatable {
    var range: Range<Int>
    var entry: Int
  }

  /// A token that may begin a name.
  private struct Candidate {
    var start: Int
    var end: Int
    var hash: UInt64
  }

  let gazetteer: Gazetteer
  /// Used again for every field.
  private var candidates: [Candidate] = []

  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
  }

  /// Appends the matches in one field of `text`, in order and without overlap.
  mutating func match(
    _ text: borrowing Span<UInt8>,
    _ field: Range<Int>,
    into matches: inout [Match]
  ) {
    collectCandidates(text, field)
    let context = TextContext(text, field)
    var resume = field.lowerBound
    for candidate in candidates where candidate.start >= resume {
      guard let match = longest(text, candidate, context) else { continue }
      matches.append(match)
      resume = match.range.upperBound
    }
  }

  /// Finds the tokens that may begin a name, and has the slots of each brought near: by the time
  /// `longest` looks at the first, the last has been asked for.
  private mutating func collectCandidates(_ text: borrowing Span<UInt8>, _ field: Range<Int>) {
    candidates.removeAll(keepingCapacity: true)
    var wordCarry: UInt64 = 0
    var block = field.lowerBound
    while block < field.upperBound {
      let classes = TokenHash.classify(text, at: block, limit: field.upperBound)
      let word = classes.upper | classes.lower | classes.digit
      let first = ~(word << 1 | wordCarry)
      var starts = (classes.upper | classes.high) & first
      if !gazetteer.smallStarts.isEmpty {
        starts |= smallStarts(text, block, (classes.lower | classes.digit) & first, field)
      }
      wordCarry = word >> 63
      while starts != 0 {
        let position = block + starts.trailingZeroBitCount
        starts &= starts - 1
        if isStart(text, position, field) { addCandidate(text, position, field) }
      }
      block += 64
    }
  }

  /// Those of the tokens at `starts` whose first two bytes begin a name with a small letter.
  @inline(__always)
  private func smallStarts(
    _ text: borrowing Span<UInt8>,
    _ block: Int,
    _ starts: UInt64,
    _ field: Range<Int>
  ) -> UInt64 {
    let known = gazetteer.smallStarts.span
    var found: UInt64 = 0
    var rest = starts
    while rest != 0 {
      let position = block + rest.trailingZeroBitCount
      let next = position + 1 < field.upperBound ? text[position + 1] : 0
      let (word, bit) = NameTokens.startBit(text[position], next)
      if known[word] & bit != 0 { found |= rest & (~rest &+ 1) }
      rest &= rest - 1
    }
    return found
  }

  @inline(__always)
  private mutating func addCandidate(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ field: Range<Int>
  ) {
    let end = NameTokens.end(text, from: start, limit: field.upperBound)
    let hash = TokenHash.extend(0, text, start..<end)
    guard Self.mayHold(gazetteer.firstFilter.span, hash) else { return }
    TokenHash.prefetch(
      gazetteer.slots.span,
      TokenHash.slot(hash, mask: gazetteer.slots.count - 1)
    )
    candidates.append(Candidate(start: start, end: end, hash: hash))
  }

  @inline(__always)
  private static func mayHold(_ filter: borrowing Span<UInt64>, _ hash: UInt64) -> Bool {
    let bits = TokenHash.filterBits(hash)
    return filter[TokenHash.filterWord(hash, mask: filter.count - 1)] & bits == bits
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

  /// The longest name that starts with a candidate and is allowed where it stands.
  private func longest(
    _ text: borrowing Span<UInt8>,
    _ candidate: Candidate,
    _ context: TextContext
  ) -> Match? {
    let limit = context.field.upperBound
    var best: Match?
    var hash = candidate.hash
    var end = candidate.end
    while true {
      let (found, goesOn) = look(text, candidate.start..<end, hash, context)
      if let found { best = found }
      guard goesOn, let gap = NameTokens.gap(text, from: end, limit: limit) else { return best }
      end = NameTokens.end(text, from: gap.end, limit: limit)
      guard end > gap.end else { return best }
      hash = TokenHash.extend(TokenHash.extend(hash, gap: gap.packed), text, gap.end..<end)
      guard Self.mayHold(gazetteer.runFilter.span, hash) else { return best }
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

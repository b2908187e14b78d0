// The hot loop of dictionary tagging.
// PERF: benchmark "tag". Most of a text is skipped 64 bytes at a time: only a token that starts
// with a capital, or with two bytes that a name with a small initial has, is hashed, and most of
// those end at one word of the filter.

internal import BroadsheetCore
internal import CScan

/// Finds the names of a gazetteer in text in one pass: leftmost, then longest, on token boundaries.
struct DictionaryMatcher {
  /// A name that was found: its range, and its entry in the gazetteer.
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
  private let words: ContextRules
  /// A buffer, used again for every field.
  private var candidates: [Candidate] = []

  /// A matcher for the names of a gazetteer in texts of one language.
  init(gazetteer: Gazetteer, words: ContextRules) {
    self.gazetteer = gazetteer
    self.words = words
  }

  /// Appends the matches in one field of `text`, in order and without overlap.
  mutating func match(
    _ text: borrowing Span<UInt8>,
    _ field: Range<Int>,
    into matches: inout [Match]
  ) {
    collectCandidates(text, field)
    let context = TextContext(text, field, words: words)
    var resume = field.lowerBound
    for candidate in candidates where candidate.start >= resume {
      guard let match = longest(from: candidate, in: text, context) else { continue }
      matches.append(match)
      resume = match.range.upperBound
    }
  }

  /// Finds the tokens that may begin a name, and prefetches the slots of each for `longest`.
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
        let small = (classes.lower | classes.digit) & first
        starts |= smallStarts(among: small, in: text, at: block, limit: field.upperBound)
      }
      wordCarry = word >> 63
      while starts != 0 {
        let position = block + starts.trailingZeroBitCount
        starts &= starts - 1
        if isStart(text, at: position, in: field) {
          addCandidate(text, from: position, limit: field.upperBound)
        }
      }
      block += 64
    }
  }

  /// The tokens at `starts`, bits of the 64 bytes at `block`, whose first two bytes begin a name
  /// with a small letter.
  @inline(__always)
  private func smallStarts(
    among starts: UInt64,
    in text: borrowing Span<UInt8>,
    at block: Int,
    limit: Int
  ) -> UInt64 {
    let known = gazetteer.smallStarts.span
    var found: UInt64 = 0
    var rest = starts
    while rest != 0 {
      let position = block + rest.trailingZeroBitCount
      let next = position + 1 < limit ? text[position + 1] : 0
      let (word, bit) = NameTokens.startBit(text[position], next)
      if known[word] & bit != 0 { found |= rest & (~rest &+ 1) }
      rest &= rest - 1
    }
    return found
  }

  @inline(__always)
  private mutating func addCandidate(
    _ text: borrowing Span<UInt8>,
    from start: Int,
    limit: Int
  ) {
    let end = NameTokens.end(text, from: start, limit: limit)
    let hash = TokenHash.extend(0, text, by: start..<end)
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

  /// Whether a token starts: the masks know only ASCII, so next to other bytes the scalars decide.
  @inline(__always)
  private func isStart(
    _ text: borrowing Span<UInt8>,
    at position: Int,
    in field: Range<Int>
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

  /// The longest name that starts with a candidate and is allowed there.
  private func longest(
    from candidate: Candidate,
    in text: borrowing Span<UInt8>,
    _ context: TextContext
  ) -> Match? {
    let limit = context.field.upperBound
    var best: Match?
    var hash = candidate.hash
    var end = candidate.end
    while true {
      let (found, goesOn) = look(up: hash, text, candidate.start..<end, context: context)
      if let found { best = found }
      guard goesOn, let gap = NameTokens.gap(text, from: end, limit: limit) else { return best }
      end = NameTokens.end(text, from: gap.end, limit: limit)
      guard end > gap.end else { return best }
      hash = TokenHash.extend(TokenHash.extend(hash, gap: gap.packed), text, by: gap.end..<end)
      guard Self.mayHold(gazetteer.longerFilter.span, hash) else { return best }
    }
  }

  /// The name that ends here, if any, and whether a longer one may continue.
  private func look(
    up hash: UInt64,
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    context: TextContext
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
        if found == nil, entry >= 0 {
          found = accept(chainFrom: entry, text, range, context: context)
        }
      }
      slot = (slot + 1) & mask
    }
    return (found, goesOn)
  }

  /// The first entry of a chain that is spelled like the text and allowed there.
  private func accept(
    chainFrom first: Int,
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    context: TextContext
  ) -> Match? {
    var index = first
    while true {
      let entry = gazetteer.entries[index]
      let whole =
        range.lowerBound..<min(range.upperBound + Int(entry.tail), context.field.upperBound)
      switch spelling(of: entry, text, whole) {
      case .exact where context.allows(entry.contexts, in: text, at: whole, inCapitals: false):
        return Match(range: whole, entry: index)
      case .capitals where context.allows(entry.contexts, in: text, at: whole, inCapitals: true):
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

  /// Compares text and name byte by byte: a line break matches a blank, and in text in capitals a
  /// capital matches a small letter.
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

  /// Shorter words in capitals are more often acronyms than these names.
  private static let shortestInCapitals = 4
}

internal import BroadsheetCore

extension SegmentBuilder {
  /// The whole segment, as `SegmentHeader` says.
  mutating func encoded(isLast: Bool, facts: [UInt8]) -> [UInt8] {
    nameByFacts()
    let order = sortedForms()
    var ranks = [UInt32](repeating: 0, count: forms.count)
    for (rank, form) in order.enumerated() { ranks[form] = UInt32(rank) }
    let kept = keptContexts(ranks)
    var body: [UInt8] = []
    body.reserveCapacity(bytes.count + 4 * postings.count + 40 * articles.count)
    var lengths: [Int] = []
    for section in SegmentHeader.Section.allCases {
      let start = body.count
      switch section {
      case .report: appendReport(facts, to: &body)
      case .sources: for source in sources { body.append(text: bytes[source.bounds]) }
      case .forms: appendForms(order, to: &body)
      case .articles: appendArticles(ranks, to: &body)
      case .sketches: appendSketches(to: &body)
      case .contexts: for context in kept { append(context, to: &body) }
      }
      lengths.append(body.count - start)
    }
    let header = SegmentHeader(
      of: self,
      isLast: isLast,
      mentions: mentions.reduce(0, +),
      lengths: lengths,
      hash: ByteScan.hash(body.span, 0..<body.count, seed: 0)
    )
    return header.encoded + body
  }

  /// Gives forms the names that their entities are known by: once a form, not once a mention.
  private mutating func nameByFacts() {
    for index in forms.indices {
      let form = forms[index]
      guard let name = facts(bytes[form.name.bounds], form.type) else { continue }
      let start = bytes.count
      bytes.append(contentsOf: name)
      forms[index].name = TextRange(start, bytes.count)
      if form.rule == .none { forms[index].rule = .gazetteer }
    }
  }

  private func appendReport(_ facts: [UInt8], to body: inout [UInt8]) {
    body.append(text: facts[...])
    report.append(to: &body)
  }

  /// Those of the smallest ranks for each form, in the order of forms and ranks.
  private func keptContexts(_ ranks: [UInt32]) -> [MentionContext] {
    let limit = ContextSampler.limit(articles: articlesSoFar)
    var own = contexts.filter { $0.rank <= limit }
    for index in own.indices { own[index].form = ranks[Int(own[index].form)] }
    own.sort { ($0.form, $0.rank) < ($1.form, $1.rank) }
    var kept: [MentionContext] = []
    for context in own {
      let before = kept.count - examples
      if before >= 0, kept[before].form == context.form { continue }
      kept.append(context)
    }
    return kept
  }

  private func append(_ context: MentionContext, to body: inout [UInt8]) {
    let article = articles[Int(context.article)]
    body.append(varint: Int(context.form))
    body.append(varint: article.record)
    body.append(word: article.day.number)
    body.append(varint: Int(sourceNumbers[Int(context.article)]))
    for range in [context.before, context.mention, context.after] {
      body.append(text: contextBytes[range.bounds])
    }
  }

  /// A form: its length, type and rule, mentions, how much of the name before it it shares, the rest of its
  /// name, and the surface where that is another.
  private func appendForms(_ order: [Int], to body: inout [UInt8]) {
    var previous = 0..<0
    var record: [UInt8] = []
    for index in order {
      let form = forms[index]
      let name = form.name.bounds
      let shared = Self.shared(previous, name, of: bytes)
      record.removeAll(keepingCapacity: true)
      record.append(form.type.rawValue << 4 | form.rule.rawValue)
      record.append(varint: mentions[index])
      record.append(varint: shared)
      record.append(text: bytes[(name.lowerBound + shared)..<name.upperBound])
      if form.rule != .none { record.append(text: bytes[form.surface.bounds]) }
      body.append(text: record[...])
      previous = name
    }
  }

  /// How many bytes two names share at their start.
  private static func shared(_ one: Range<Int>, _ other: Range<Int>, of bytes: [UInt8]) -> Int {
    var count = 0
    while count < min(one.count, other.count),
      bytes[one.lowerBound + count] == bytes[other.lowerBound + count]
    { count += 1 }
    return count
  }

  private func appendArticles(_ ranks: [UInt32], to body: inout [UInt8]) {
    var record = 0
    for (index, article) in articles.enumerated() {
      body.append(varint: article.record &- record)
      record = article.record
      body.append(word: article.day.number)
      body.append(varint: Int(sourceNumbers[index]))
      body.append(varint: article.mentions.count)
      for posting in postings[article.mentions.bounds] {
        body.append(varint: Int(ranks[Int(posting.form)]))
        body.append(varint: Int(posting.mentions))
      }
    }
  }

  private func appendSketches(to body: inout [UInt8]) {
    guard articles.contains(where: { $0.sketch != .none }) else { return }
    for article in articles {
      for lane in 0..<4 { body.append(word: article.sketch.words[lane]) }
    }
  }
}

// MARK: - Order

extension SegmentBuilder {
  /// The forms by name bytes, then type, rule and surface bytes.
  ///
  /// PERF: no other task of the dump runs at the same time. Sixteen bytes distinguish most names;
  /// they are sorted by counting, the later eight first.
  private func sortedForms() -> [Int] {
    var keys = forms.indices.map { SIMD2(part(of: forms[$0].name, from: 8), UInt64($0)) }
    Radix.sort(&keys)
    for index in keys.indices {
      keys[index][0] = part(of: forms[Int(keys[index][1])].name, from: 0)
    }
    Radix.sort(&keys)
    var order = keys.map { Int($0[1]) }
    var first = 0
    while first < keys.count {
      var end = first + 1
      while end < keys.count, keys[end][0] == keys[first][0], isTie(order[end], order[first]) {
        end += 1
      }
      if end - first > 1 { order[first..<end].sort { precedes(forms[$0], forms[$1]) } }
      first = end
    }
    return order
  }

  private func isTie(_ left: Int, _ right: Int) -> Bool {
    part(of: forms[left].name, from: 8) == part(of: forms[right].name, from: 8)
  }

  /// Eight bytes of a name, zeros behind its end, as a number that orders as they do.
  private func part(of name: TextRange, from offset: Int) -> UInt64 {
    var part: UInt64 = 0
    let start = Int(name.start) + offset
    for place in start..<(start + 8) {
      part = part << 8 | UInt64(place < Int(name.end) ? bytes[place] : 0)
    }
    return part
  }

  private func precedes(_ left: Form, _ right: Form) -> Bool {
    let (one, other) = (bytes[left.name.bounds], bytes[right.name.bounds])
    if one != other { return one.lexicographicallyPrecedes(other) }
    let (kind, otherKind) = (
      (left.type.rawValue, left.rule.rawValue), (right.type.rawValue, right.rule.rawValue)
    )
    if kind != otherKind { return kind < otherKind }
    return bytes[left.surface.bounds].lexicographicallyPrecedes(bytes[right.surface.bounds])
  }
}

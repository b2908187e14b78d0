package import BroadsheetCore

/// Turns mentions into postings: for every article, which forms it mentions, and how often.
///
/// `MentionBatch`es come in, `PostingBatch`es without the text go out. Each worker has one of its
/// own, for its table; nothing that it keeps changes a result.
package struct Indexer: Sendable {
  /// Which mentions are kept with the words around them.
  private let sampler: ContextSampler
  /// Open addressing, linear probing: index of a form of this batch plus one, or zero.
  ///
  /// At most half full.
  private var slots = [UInt32](repeating: 0, count: 1 << 11)
  private var dump = 0
  /// For each form of the batch its posting in the article at hand, counted from the batch's first.
  private var last: [UInt32] = []

  /// - Parameter examples: how many contexts a form may need; 0 keeps none.
  package init(examples: Int) { sampler = ContextSampler(examples: examples) }

  /// - Parameters:
  ///   - dump: `IndexPlan.Input.id`.
  ///   - sketches: of the articles of the batch, in their order; or none.
  package mutating func index(
    _ batch: borrowing MentionBatch,
    of dump: Int,
    sketches: [Sketch]
  ) -> PostingBatch {
    self.dump = dump
    var result = PostingBatch(of: batch.batch)
    result.articles.reserveCapacity(batch.batch.articles.count)
    result.postings.reserveCapacity(batch.mentions.count)
    prepare(for: batch.mentions.count)
    var next = 0
    for (index, article) in batch.batch.articles.enumerated() {
      let first = result.postings.count
      while next < batch.mentions.count, batch.mentions[next].article == index {
        add(batch.mentions[next], from: first, batch, to: &result)
        next += 1
      }
      let source = result.bytes.count
      result.bytes.append(contentsOf: batch.batch.text[article.source.bounds])
      result.articles.append(
        IndexedArticle(
          record: article.record,
          day: article.day,
          source: TextRange(source, result.bytes.count),
          sketch: index < sketches.count ? sketches[index] : .none,
          postings: TextRange(first, result.postings.count)
        )
      )
    }
    return result
  }

  /// Empties the table, and makes it large enough for so many forms.
  private mutating func prepare(for count: Int) {
    last.removeAll(keepingCapacity: true)
    if slots.count < 2 * count {
      var size = slots.count
      while size < 2 * count { size *= 2 }
      slots = [UInt32](repeating: 0, count: size)
    } else {
      for index in slots.indices { slots[index] = 0 }
    }
  }

  /// Counts a mention in the article whose postings begin at `first`.
  private mutating func add(
    _ mention: Mention,
    from first: Int,
    _ batch: borrowing MentionBatch,
    to result: inout PostingBatch
  ) {
    let form = form(of: mention, batch, &result)
    let posting = Int(last[form])
    if posting >= first, posting < result.postings.count, result.postings[posting].form == form {
      result.postings[posting].mentions += 1
      return
    }
    last[form] = UInt32(result.postings.count)
    result.postings.append(Posting(form: UInt32(form), mentions: 1))
    let article = batch.batch.articles[Int(mention.article)]
    sampler.sample(mention, form, article, batch.batch, of: dump, to: &result)
  }

  /// The index of a mention's form in the batch, made if there is none.
  private mutating func form(
    of mention: Mention,
    _ batch: borrowing MentionBatch,
    _ result: inout PostingBatch
  ) -> Int {
    let hash = FormHash.of(mention, batch.names.span)
    let slot = Self.slot(hash, mention, batch, slots, result)
    if slots[slot] > 0 { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(result.forms.count + 1)
    last.append(.max)
    result.forms.append(Self.copy(mention, hash, batch, &result.bytes))
    return result.forms.count - 1
  }

  private static func slot(
    _ hash: UInt64,
    _ mention: Mention,
    _ batch: borrowing MentionBatch,
    _ slots: [UInt32],
    _ result: borrowing PostingBatch
  ) -> Int {
    let (slots, names) = (slots.span, batch.names.span)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let form = result.forms[Int(slots[slot]) - 1]
      if form.hash == hash, form.type == mention.type, form.rule == mention.rule,
        ByteScan.equal(result.bytes.span, form.name.bounds, names, mention.name.bounds),
        ByteScan.equal(result.bytes.span, form.surface.bounds, names, mention.surface.bounds)
      {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private static func copy(
    _ mention: Mention,
    _ hash: UInt64,
    _ batch: borrowing MentionBatch,
    _ bytes: inout [UInt8]
  ) -> Form {
    let start = bytes.count
    bytes.append(contentsOf: batch.names[mention.name.bounds])
    let name = TextRange(start, bytes.count)
    var surface = name
    if mention.surface != mention.name {
      bytes.append(contentsOf: batch.names[mention.surface.bounds])
      surface = TextRange(Int(name.end), bytes.count)
    }
    return Form(name: name, surface: surface, type: mention.type, rule: mention.rule, hash: hash)
  }
}

/// Hashes of forms, the same for all workers of a process.
enum FormHash {
  /// Secret, so that no dump can be written to make the probes long.
  ///
  /// Never shows in a result.
  private static let seed = UInt64.random(in: .min ... .max)

  static func of(_ mention: Mention, _ names: borrowing Span<UInt8>) -> UInt64 {
    let kind = UInt64(mention.type.rawValue) << 8 | UInt64(mention.rule.rawValue)
    let hash = ByteScan.hash(names, mention.name.bounds, seed: seed &+ kind)
    guard mention.rule != .none, mention.surface != mention.name else { return hash }
    return ByteScan.hash(names, mention.surface.bounds, seed: hash)
  }
}

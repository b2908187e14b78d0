package import BroadsheetCore

/// The name that an entity goes by, where a name of a type is known to be another one of it.
package typealias AliasLookup = @Sendable (ArraySlice<UInt8>, EntityType) -> ArraySlice<UInt8>?

/// Collects the postings of one dump, in the order of its articles, into segments.
///
/// `PostingBatch`es come in, the bytes of a `Segment` come out when one is full. The end of a
/// segment depends only on the batches: the same dump gives the same segments for any number of
/// workers. Memory: at most about twice its limit.
package struct SegmentBuilder: Sendable {
  /// Bytes, roughly, that a segment may hold before it is closed: some 80 MB of news.
  package static let usualLimit = 8 << 20

  package let dump: IndexPlan.Input
  /// Segments closed so far.
  private(set) var number: Int
  /// Batches of the dump added so far, those of earlier segments too.
  private(set) var batches: Int
  /// Articles of the dump so far, which bound the ranks of contexts.
  private var articlesBefore: Int

  private(set) var report = ReadReport()
  var forms: [Form] = []
  /// Mentions of each form.
  var mentions: [Int] = []
  var sources: [TextRange] = []
  var articles: [IndexedArticle] = []
  /// For each article the number of its source.
  var sourceNumbers: [UInt32] = []
  var postings: [Posting] = []
  var contexts: [MentionContext] = []
  /// Names and sources.
  var bytes: [UInt8] = []
  /// The text that the ranges of `contexts` point into.
  var contextBytes: [UInt8] = []

  private var formSlots = [UInt32](repeating: 0, count: 1 << 12)
  private var sourceIndex: [[UInt8]: UInt32] = [:]
  /// For each mention of the batch at hand the number of its form.
  private var numbers: [UInt32] = []
  /// For each form its last posting.
  private var last: [UInt32] = []
  let examples: Int
  let facts: AliasLookup
  private let limit: Int

  /// Begins after the segments of an interrupted run.
  package init(
    of dump: IndexPlan.Input,
    after earlier: SegmentHeader? = nil,
    examples: Int,
    facts: @escaping AliasLookup = { _, _ in nil },
    limit: Int = usualLimit
  ) {
    (self.facts, self.limit) = (facts, limit)
    self.dump = dump
    self.examples = examples
    number = earlier.map { $0.number + 1 } ?? 0
    batches = earlier?.batches ?? 0
    articlesBefore = earlier?.articlesSoFar ?? 0
  }

  /// Adds the next batch of the dump; returns the bytes of a segment if one is full.
  ///
  /// Facts of the dump come with its last batch, and are kept as they are.
  package mutating func add(
    _ batch: borrowing PostingBatch,
    facts: [UInt8] = []
  ) -> [UInt8]? {
    batches += 1
    report.merge(batch.report)
    // Of one dump: its place in the run's list does not count.
    report.setFile(0)
    askForSlots(batch)
    for article in batch.articles { add(article, of: batch) }
    add(batch.contexts, of: batch, from: articles.count - batch.articles.count)
    guard batch.isLast || weight >= limit else { return nil }
    defer { restart() }
    return encoded(isLast: batch.isLast, facts: facts)
  }

  private var weight: Int {
    bytes.count + contextBytes.count + forms.count * 56 + postings.count * 8 + articles.count * 72
  }

  /// The articles of the dump up to here.
  var articlesSoFar: Int { articlesBefore + articles.count }

  /// Empties everything that is the segment's own, and keeps the room that it took.
  private mutating func restart() {
    number += 1
    articlesBefore += articles.count
    report = ReadReport()
    forms.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    sourceIndex.removeAll(keepingCapacity: true)
    articles.removeAll(keepingCapacity: true)
    sourceNumbers.removeAll(keepingCapacity: true)
    postings.removeAll(keepingCapacity: true)
    contexts.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    contextBytes.removeAll(keepingCapacity: true)
    for slot in formSlots.indices { formSlots[slot] = 0 }
  }

  /// Asks for the slots of the batch's mentions, and for the forms that they lead to: the tables are
  /// larger than a core's caches, and most of counting is waiting for them.
  private mutating func askForSlots(_ batch: borrowing PostingBatch) {
    numbers.removeAll(keepingCapacity: true)
    let mask = formSlots.count - 1
    let (slots, forms) = (formSlots.span, forms.span)
    for mention in batch.mentions {
      ByteScan.prefetch(slots, Int(truncatingIfNeeded: mention.hash) & mask)
    }
    for mention in batch.mentions {
      let slot = slots[Int(truncatingIfNeeded: mention.hash) & mask]
      if slot > 0, Int(slot) <= forms.count { ByteScan.prefetch(forms, Int(slot) - 1) }
    }
  }

  private mutating func add(_ article: IndexedArticle, of batch: borrowing PostingBatch) {
    let first = postings.count
    for index in article.mentions.bounds {
      let form = number(of: batch.mentions[index], batch.bytes)
      numbers.append(UInt32(form))
      mentions[form] += 1
      let posting = Int(last[form])
      if posting >= first, posting < postings.count, postings[posting].form == form {
        postings[posting].mentions += 1
      } else {
        last[form] = UInt32(postings.count)
        postings.append(Posting(form: UInt32(form), mentions: 1))
      }
    }
    sourceNumbers.append(source(batch.bytes[article.source.bounds]))
    var own = article
    own.mentions = TextRange(first, postings.count)
    articles.append(own)
  }

  private mutating func add(
    _ list: [MentionContext],
    of batch: borrowing PostingBatch,
    from first: Int
  ) {
    let limit = ContextSampler.limit(articles: articlesSoFar)
    for context in list where context.rank <= limit {
      let start = contextBytes.count
      let whole = Int(context.before.start)..<Int(context.after.end)
      contextBytes.append(contentsOf: batch.bytes[whole])
      var own = context
      let shift = start - whole.lowerBound
      own.before = context.before.moved(by: shift)
      own.mention = context.mention.moved(by: shift)
      own.after = context.after.moved(by: shift)
      own.form = numbers[Int(context.form)]
      own.article += UInt32(first)
      contexts.append(own)
    }
  }
}

// MARK: - The tables

extension SegmentBuilder {
  /// The number of a form, made if there is none.
  private mutating func number(of form: Form, _ theirs: [UInt8]) -> Int {
    let slot = Self.slot(of: form, named: theirs, in: formSlots, forms: forms, bytes: bytes)
    if formSlots[slot] > 0 { return Int(formSlots[slot]) - 1 }
    formSlots[slot] = UInt32(forms.count + 1)
    var own = form
    own.name = copy(theirs[form.name.bounds])
    own.surface = form.rule == .none ? own.name : copy(theirs[form.surface.bounds])
    forms.append(own)
    mentions.append(0)
    last.append(.max)
    if forms.count * 8 > formSlots.count * 5 { grow() }
    return forms.count - 1
  }

  private mutating func copy(_ text: ArraySlice<UInt8>) -> TextRange {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return TextRange(start, bytes.count)
  }

  /// The slot of a form, or the empty slot for it.
  private static func slot(
    of form: Form,
    named theirs: [UInt8],
    in slots: [UInt32],
    forms: [Form],
    bytes: [UInt8]
  ) -> Int {
    let (slots, forms) = (slots.span, forms.span)
    let (bytes, theirs) = (bytes.span, theirs.span)
    var slot = Int(truncatingIfNeeded: form.hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let own = forms[Int(slots[slot]) - 1]
      if own.hash == form.hash, own.type == form.type, own.rule == form.rule,
        ByteScan.equal(bytes, at: own.name.bounds, to: theirs, at: form.name.bounds),
        ByteScan.equal(bytes, at: own.surface.bounds, to: theirs, at: form.surface.bounds)
      {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    formSlots = [UInt32](repeating: 0, count: formSlots.count * 2)
    for (index, form) in forms.enumerated() {
      var slot = Int(truncatingIfNeeded: form.hash) & (formSlots.count - 1)
      while formSlots[slot] != 0 { slot = (slot + 1) & (formSlots.count - 1) }
      formSlots[slot] = UInt32(index + 1)
    }
  }

  private mutating func source(_ name: ArraySlice<UInt8>) -> UInt32 {
    let key = Array(name)
    if let known = sourceIndex[key] { return known }
    let number = UInt32(sources.count)
    sourceIndex[key] = number
    sources.append(copy(name))
    return number
  }
}

extension TextRange {
  fileprivate func moved(by shift: Int) -> TextRange {
    TextRange(Int(start) + shift, Int(end) + shift)
  }
}

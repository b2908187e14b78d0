package import BroadsheetCore

/// The errors of a prediction, the most common first, so that a person can see what to improve.
package struct Confusion: Sendable {
  /// How a mention is wrong.
  package enum Kind: String, Sendable, Comparable {
    case missed
    case spurious
    case wrongType = "wrong type"
    case wrongSpan = "wrong span"

    package static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
  }

  /// The facts that errors share to be counted together.
  package struct Cause: Sendable, Hashable {
    package var kind: Kind
    /// The tokens of the gold mention; of the predicted one if it is spurious.
    package var form: [UInt8]
    /// The tokens of the predicted mention if its span is wrong.
    package var predictedForm: [UInt8]?
    package var gold: EntityType?
    package var predicted: EntityType?
  }

  /// One error, how often it occurs, and its first example.
  package struct Entry: Sendable {
    package var cause: Cause
    package var count: Int
    /// A sentence, or the part around the mention, with `[[` and `]]` around its form.
    package var example: [UInt8]

    /// The gold type's tag; O without a gold mention.
    package var goldTag: String { cause.gold?.tag ?? "O" }
    package var predictedTag: String { cause.predicted?.tag ?? "O" }
  }

  private var entries: [Cause: Entry] = [:]
  private let ignored: Set<EntityType>

  package init(ignoring ignored: Set<EntityType> = []) { self.ignored = ignored }

  /// How many different errors there are.
  package var count: Int { entries.count }

  /// The `count` most common errors; errors of one count are sorted by their form.
  package func commonest(_ count: Int) -> [Entry] {
    Array(entries.values.sorted(by: Self.precedes).prefix(max(0, count)))
  }

  /// Adds one sentence: the tokens' bytes and both tags of each.
  package mutating func add(tokens: [ArraySlice<UInt8>], gold: [Tag], predicted: [Tag]) {
    let pair = Judged(gold: gold, predicted: predicted, ignoring: ignored)
    let sentence = Sentence(tokens: tokens)
    let predictions = Set(pair.predictedMentions)
    let right = predictions.intersection(pair.goldMentions)
    var rest = pair.predictedMentions.filter { !right.contains($0) }
    for mention in pair.goldMentions where !right.contains(mention) {
      let same = rest.firstIndex { $0.tokens == mention.tokens }
      let near = same ?? rest.firstIndex { $0.tokens.overlaps(mention.tokens) }
      add(mention, near.map { rest.remove(at: $0) }, in: sentence)
    }
    for mention in rest { add(nil, mention, in: sentence) }
  }

  private mutating func add(
    _ gold: TaggedSpan?,
    _ predicted: TaggedSpan?,
    in sentence: Sentence
  ) {
    guard let shown = gold ?? predicted else { return }
    let kind = Self.kind(gold, predicted)
    let cause = Cause(
      kind: kind,
      form: sentence.form(shown.tokens),
      predictedForm: kind == .wrongSpan ? predicted.map { sentence.form($0.tokens) } : nil,
      gold: gold?.type,
      predicted: predicted?.type
    )
    if entries[cause] == nil {
      entries[cause] = Entry(cause: cause, count: 0, example: sentence.marked(shown.tokens))
    }
    entries[cause]?.count += 1
  }

  private static func kind(_ gold: TaggedSpan?, _ predicted: TaggedSpan?) -> Kind {
    guard let gold else { return .spurious }
    guard let predicted else { return .missed }
    return gold.tokens == predicted.tokens ? .wrongType : .wrongSpan
  }

  private static func precedes(_ one: Entry, _ other: Entry) -> Bool {
    if one.count != other.count { return one.count > other.count }
    let (a, b) = (one.cause, other.cause)
    if a.form != b.form { return a.form.lexicographicallyPrecedes(b.form) }
    if a.kind != b.kind { return a.kind < b.kind }
    let types = { (cause: Cause) in [cause.gold, cause.predicted].map { $0?.rawValue ?? .max } }
    if types(a) != types(b) { return types(a).lexicographicallyPrecedes(types(b)) }
    return (a.predictedForm ?? []).lexicographicallyPrecedes(b.predictedForm ?? [])
  }
}

/// The tokens of a sentence, for forms and examples.
private struct Sentence {
  let tokens: [ArraySlice<UInt8>]

  /// Tokens on either side of a mention in its example.
  private static let reach = 12

  func form(_ range: Range<Int>) -> [UInt8] {
    Array(tokens[range.clamped(to: tokens.indices)].joined(separator: [0x20]))
  }

  func marked(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: tokens.indices)
    let start = max(0, range.lowerBound - Self.reach)
    let end = min(tokens.count, range.upperBound + Self.reach)
    let parts = [
      start > 0 ? Array("…".utf8) : [], form(start..<range.lowerBound),
      Array("[[".utf8) + form(range) + Array("]]".utf8), form(range.upperBound..<end),
      end < tokens.count ? Array("…".utf8) : [],
    ]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [0x20]))
  }
}

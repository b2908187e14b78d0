internal import BroadsheetCore
internal import Tagging
internal import Tables

/// One article as CoNLL columns: the tokens that the input gave, or those of `Tokenizer`.
struct ConllRows {
  private let view: TaggedArticle
  private let mentions: [(range: Range<Int>, type: EntityType)]

  init(_ view: TaggedArticle) {
    self.view = view
    mentions = view.mentions.map { (view.originalRange($0), $0.type) }
  }

  func append(to out: inout [UInt8]) {
    if view.article.tokens.isEmpty {
      appendOwnTokens(to: &out)
    } else {
      appendGivenTokens(to: &out)
    }
  }

  // MARK: - Tokens of the input

  private func appendGivenTokens(to out: inout [UInt8]) {
    let tokens = view.batch.batch.tokens[view.article.tokens.bounds]
    let tags = self.tags(of: tokens.map(\.range.bounds))
    for (token, tag) in zip(tokens, tags) {
      if token.startsSentence, token != tokens.first { out.append(0x0A) }
      append(token.range.bounds, tag, to: &out)
    }
    out.append(0x0A)
  }

  /// BIO2 tags; a mention whose ends are not ends of tokens tags nothing.
  private func tags(of tokens: [Range<Int>]) -> [String] {
    var tags = [String](repeating: "O", count: tokens.count)
    var next = 0
    for mention in mentions {
      while next < tokens.count, tokens[next].lowerBound < mention.range.lowerBound { next += 1 }
      var last = next
      while last < tokens.count, tokens[last].upperBound <= mention.range.upperBound { last += 1 }
      guard last > next, tokens[next].lowerBound == mention.range.lowerBound,
        tokens[last - 1].upperBound == mention.range.upperBound
      else { continue }
      for index in next..<last { tags[index] = (index == next ? "B-" : "I-") + mention.type.tag }
      next = last
    }
    return tags
  }

  private func append(_ token: Range<Int>, _ tag: String, to out: inout [UInt8]) {
    out.append(contentsOf: view.original[token])
    out.append(contentsOf: "\t\(tag)\n".utf8)
  }

  // MARK: - Tokens of our own

  private func appendOwnTokens(to out: inout [UInt8]) {
    out.append(contentsOf: "-DOCSTART-\tO\n\n".utf8)
    for field in [view.article.title.bounds, view.article.body.bounds] {
      let tokens = ownTokens(field)
      guard !tokens.isEmpty else { continue }
      for (token, tag) in zip(tokens, tags(of: tokens.map(\.original))) {
        if token.startsSentence, token.original != tokens[0].original { out.append(0x0A) }
        // Tokens of ours: no scorer waits for the very bytes, but a terminal may.
        let text = String(decoding: spelling(of: token), as: UTF8.self)
        TextWriter.appendTSV(text, to: &out)
        out.append(contentsOf: "\t\(tag)\n".utf8)
      }
      out.append(0x0A)
    }
  }

  /// A token, or a part of one, in the normalized text and in the original.
  private struct OwnToken {
    var normalized: Range<Int>
    var original: Range<Int>
    var startsSentence: Bool
  }

  /// A token as the dump has it; if that contains a blank, as `. . .` does, as it was read.
  private func spelling(of token: OwnToken) -> ArraySlice<UInt8> {
    let original = view.original[token.original]
    return original.contains { $0 <= 0x20 } ? view.batch.batch.text[token.normalized] : original
  }

  /// The tokens of a field, cut where mentions begin or end inside one.
  private func ownTokens(_ field: Range<Int>) -> [OwnToken] {
    let batch = view.batch.batch
    var tokens: [Token] = []
    Tokenizer().tokenize(batch.text.span, field, into: &tokens)
    let edges = Set(view.mentions.flatMap { [Int($0.range.start), Int($0.range.end)] })
    var parts: [OwnToken] = []
    for token in tokens {
      var start = token.range.lowerBound
      for end in token.range.dropFirst() + [token.range.upperBound] {
        guard end == token.range.upperBound || edges.contains(end) else { continue }
        let first = max(batch.original(of: start), parts.last?.original.upperBound ?? 0)
        let last = batch.originalEnd(of: end)
        defer { start = end }
        guard first < last else { continue }
        let starts = token.startsSentence && start == token.range.lowerBound
        parts.append(
          OwnToken(normalized: start..<end, original: first..<last, startsSentence: starts)
        )
      }
    }
    return parts
  }
}

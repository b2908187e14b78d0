internal import BroadsheetCore

/// One article as CoNLL columns: the tokens that the input gave, or plain ones of our own.
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

  /// Words, and every other visible character by itself; a sentence for title and paragraph.
  private func appendOwnTokens(to out: inout [UInt8]) {
    out.append(contentsOf: "-DOCSTART-\tO\n\n".utf8)
    for field in [view.article.originalTitle.bounds, view.article.originalBody.bounds] {
      for paragraph in paragraphs(field) {
        let tokens = words(paragraph)
        guard !tokens.isEmpty else { continue }
        for (token, tag) in zip(tokens, tags(of: tokens)) {
          // Tokens of ours: no scorer waits for the very bytes, but a terminal may.
          let text = String(decoding: view.original[token], as: UTF8.self)
          TextWriter.appendTSV(Array(text.utf8)[...], to: &out)
          out.append(contentsOf: "\t\(tag)\n".utf8)
        }
        out.append(0x0A)
      }
    }
  }

  private func paragraphs(_ field: Range<Int>) -> [Range<Int>] {
    let bytes = view.original
    var paragraphs: [Range<Int>] = []
    var start = field.lowerBound
    for index in field where bytes[index] == 0x0A && index + 1 < field.upperBound {
      guard bytes[index + 1] == 0x0A || bytes[index + 1] == 0x20 else { continue }
      paragraphs.append(start..<index)
      start = index + 1
    }
    paragraphs.append(start..<field.upperBound)
    return paragraphs
  }

  private func words(_ paragraph: Range<Int>) -> [Range<Int>] {
    let bytes = view.original
    var edges = Set(mentions.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
    edges.insert(paragraph.upperBound)
    var tokens: [Range<Int>] = []
    var position = paragraph.lowerBound
    while position < paragraph.upperBound {
      let first = character(bytes, at: position, limit: paragraph.upperBound)
      var end = first.end
      while first.kind == .word, end < paragraph.upperBound, !edges.contains(end) {
        let next = character(bytes, at: end, limit: paragraph.upperBound)
        guard next.kind == .word else { break }
        end = next.end
      }
      if first.kind != .blank { tokens.append(position..<end) }
      position = end
    }
    return tokens
  }

  private enum Kind {
    case word, blank, mark
  }

  /// What stands at `position`, and where it ends; bytes that are not UTF-8 are parts of words.
  private func character(_ bytes: [UInt8], at position: Int, limit: Int) -> (kind: Kind, end: Int) {
    for end in (position + 1)..<(min(position + 4, limit) + 1) {
      guard let text = String(validating: bytes[position..<end], as: UTF8.self),
        let scalar = text.unicodeScalars.first
      else { continue }
      return (kind(of: scalar), end)
    }
    return (.word, position + 1)
  }

  private func kind(of scalar: Unicode.Scalar) -> Kind {
    let properties = scalar.properties
    if properties.isWhitespace || scalar.value < 0x20 { return .blank }
    let isWord = properties.isAlphabetic || properties.numericType != nil
    return isWord || properties.canonicalCombiningClass != .notReordered ? .word : .mark
  }
}

/// Measures a corpus by the definitions in `Corpora/README.md`.
package struct CorpusProfile {
  private var articleWords: [Int] = []
  private var sentenceWords: [Int] = []
  private var vocabulary: [String: Int] = [:]
  private var words = GrowthCurve(first: 10_000)
  private var names = NameRuns()
  private var tokens = 0
  private var wordBytes = 0
  private var capitalized = 0
  private var allCaps = 0
  private var digits = 0
  private var bytes = 0
  private var nonASCII = 0
  private var packed = 0
  private var bodies: Set<String> = []
  private var repeats = 0
  private var at100k: Int?

  package init(_ records: [DumpRecords.Record]) {
    for record in records { add(record.body) }
    packed = CorpusProfile.packedSize(records)
  }

  private mutating func add(_ body: String) {
    let tokens = ProfileText.tokens(body)
    guard !tokens.isEmpty else { return }
    if !bodies.insert(body).inserted { repeats += 1 }
    articleWords.append(tokens.count)
    bytes += body.utf8.count
    nonASCII += body.utf8.count { $0 >= 0x80 }
    for token in tokens { add(token) }
    names.flush()
  }

  private mutating func add(_ token: ProfileToken) {
    tokens += 1
    wordBytes += token.text.unicodeScalars.count
    capitalized += token.isCapitalized ? 1 : 0
    allCaps += token.isAllCaps ? 1 : 0
    digits += token.startsWithDigit ? 1 : 0
    if token.isFirst { sentenceWords.append(0) }
    sentenceWords[sentenceWords.count - 1] += 1
    vocabulary[token.text.lowercased(), default: 0] += 1
    words.note(total: tokens, distinct: vocabulary.count)
    if tokens == 100_000 { at100k = vocabulary.count }
    names.add(token)
  }

  private static func packedSize(_ records: [DumpRecords.Record]) -> Int {
    var deflater = Deflater(level: 6)
    var out: [UInt8] = []
    for record in records {
      deflater.deflate(Array((record.body + "\n").utf8)[...], end: false, into: &out)
    }
    deflater.deflate([], end: true, into: &out)
    return out.count
  }
}

extension CorpusProfile {
  package var ratio: Double { Double(bytes) / Double(max(packed, 1)) }
  package var heaps: Double { words.fit?.exponent ?? 0 }
  package var nameGrowth: Double { names.growth.fit?.exponent ?? 0 }
  package var namesPerThousand: Double { share(names.total, tokens) * 10 }
  package var namesSeenOnce: Double {
    share(names.counts.values.count { $0 == 1 }, names.counts.count)
  }
  package var nonASCIIShare: Double { share(nonASCII, bytes) }

  /// The label and value of every figure, in the order of the table in `Corpora/README.md`.
  package var rows: [(label: String, value: String)] {
    articleRows + wordRows + nameRows
  }

  private var articleRows: [(label: String, value: String)] {
    [
      ("articles with text", "\(articleWords.count)"),
      ("exact repeats", percent(share(repeats, articleWords.count))),
      ("tokens", "\(tokens)"),
      ("words/article p10/p50/p90", percentiles(articleWords)),
      (
        "words/article mean/max",
        "\(tokens / max(1, articleWords.count))/\(articleWords.max() ?? 0)"
      ),
      ("sentence words mean (sd)", "\(mean(sentenceWords)) (\(deviation(sentenceWords)))"),
      ("sentence words p10/p50/p90", percentiles(sentenceWords)),
    ]
  }

  private var wordRows: [(label: String, value: String)] {
    let once = vocabulary.values.count { $0 == 1 }
    let ranked = vocabulary.values.sorted(by: >)
    let top = [10, 100].map { fixed(share(ranked.prefix($0).reduce(0, +), tokens), 0) }
    return [
      ("word length, mean chars", fixed(Double(wordBytes) / Double(max(tokens, 1)), 2)),
      ("capitalised tokens", percent(share(capitalized, tokens))),
      ("all-caps tokens", percent(share(allCaps, tokens))),
      ("digit-initial tokens", percent(share(digits, tokens))),
      ("non-ASCII bytes", fixed(nonASCIIShare, 2) + " %"),
      ("Heaps b", words.fit.map { fixed($0.exponent, 3) } ?? "-"),
      ("distinct words at 100 k", at100k.map { "\($0)" } ?? "-"),
      ("distinct words", "\(vocabulary.count)"),
      ("words seen once", percent(share(once, vocabulary.count))),
      ("top 10 / top 100 words", top.joined(separator: "/") + " %"),
      ("gzip -6 ratio", fixed(ratio, 2)),
    ]
  }

  private var nameRows: [(label: String, value: String)] {
    let lengths = names.byLength.map { fixed(share($0, names.total), 0) }
    let top = names.counts.values.sorted(by: >).prefix(100).reduce(0, +)
    return [
      ("names (proxy) per 1,000 tokens", fixed(namesPerThousand, 1)),
      ("distinct names", "\(names.counts.count)"),
      ("names growth g", names.growth.fit.map { fixed($0.exponent, 3) } ?? "-"),
      ("names seen once", percent(namesSeenOnce)),
      ("share of the top 100 names", percent(share(top, names.total))),
      ("name words 1/2/3/4+", lengths.joined(separator: "/") + " %"),
    ]
  }

  private func share(_ part: Int, _ whole: Int) -> Double {
    100 * Double(part) / Double(max(whole, 1))
  }

  private func percent(_ value: Double) -> String { fixed(value, 1) + " %" }

  private func percentiles(_ values: [Int]) -> String {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return "-" }
    return [10, 50, 90].map { "\(sorted[(sorted.count - 1) * $0 / 100])" }.joined(separator: "/")
  }

  private func mean(_ values: [Int]) -> String {
    fixed(Double(values.reduce(0, +)) / Double(max(values.count, 1)), 1)
  }

  private func deviation(_ values: [Int]) -> String {
    let mean = Double(values.reduce(0, +)) / Double(max(values.count, 1))
    let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return fixed((squares / Double(max(values.count, 1))).squareRoot(), 1)
  }

  /// Writes a number with so many digits after the point.
  private func fixed(_ value: Double, _ places: Int) -> String {
    let scale = [1, 10, 100, 1000][places]
    let scaled = Int((value * Double(scale)).rounded())
    guard places > 0 else { return "\(scaled)" }
    let fraction = String(decoding: decimal(scaled % scale, width: places), as: UTF8.self)
    return "\(scaled / scale).\(fraction)"
  }
}

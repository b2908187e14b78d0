import BroadsheetCore
package import Tagging

/// The lists for training a model: clusters of words, and names by kind.
package struct WordSources {
  package private(set) var lexicon = LexiconBuilder()
  package private(set) var phrases = PhraseBuilder()
  /// The kinds of names that have a number, in the order of their numbers.
  package private(set) var lists: [String] = []

  private let tokenizer: Tokenizer

  /// No lists yet, for a model of one language.
  package init(rules: LanguageRules = .builtIn) { tokenizer = Tokenizer(rules: rules) }

  // MARK: - Clusters

  /// Adds a list of clusters: `word<TAB>cluster` a line, where the cluster is a path of 0 and 1 in
  /// a tree, or names of clusters with blanks between them; more columns are ignored.
  package mutating func add(clusters bytes: [UInt8]) {
    let column = lexicon.addColumn()
    let salt = UInt64(column) << 32
    for (line, bytes) in bytes.split(separator: 0x0A).enumerated() {
      let fields = bytes.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[0].isEmpty else { continue }
      let word = Array(fields[0])
      let isFrequent = column == 0 && line < Self.frequent
      lexicon.add(
        WordForm.hash(word.span, 0..<word.count),
        Self.keys(ofCluster: fields[1], salt: salt),
        column: column,
        isNeeded: isFrequent || Self.mayBeName(fields[0])
      )
    }
  }

  /// The first words of the first list of clusters are needed in any spelling.
  private static let frequent = 1 << 16

  /// Whether a word may be a name that needs its own entry, not that of another spelling.
  private static func mayBeName(_ word: ArraySlice<UInt8>) -> Bool {
    let capitals = word.count { (0x41...0x5A).contains($0) }
    let small = word.count { (0x61...0x7A).contains($0) }
    let others = word.count { $0 < 0x41 && $0 != 0x2D && $0 != 0x27 && $0 != 0x26 }
    guard others == 0, let first = word.first, word.count < longestName else { return false }
    return first >= 0x80 ? small > 0 : capitals > 0 && (small > 0 || capitals < 4)
  }

  private static let longestName = 18

  /// The keys of a path are its prefixes, so that near clusters share properties.
  private static func keys(ofCluster cluster: ArraySlice<UInt8>, salt: UInt64) -> [AttributeKey] {
    if cluster.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }) {
      let lengths = pathLengths.filter { $0 < cluster.count } + [cluster.count]
      return lengths.map { key(cluster.prefix($0), salt &+ UInt64($0)) }
    }
    return cluster.split(separator: 0x20).map { key($0, salt) }
  }

  private static let pathLengths = [4, 6, 8, 10]

  private static func key(_ name: ArraySlice<UInt8>, _ salt: UInt64) -> AttributeKey {
    let bytes = Array(name)
    return AttributeKey(.cluster, WordForm.hash(bytes.span, 0..<bytes.count) &+ salt)
  }

  // MARK: - Names

  /// Adds lists of names, all in one column: `name<TAB>type` a line, types such as `LOC.city`.
  ///
  /// Names of one word become properties of the word; longer ones are found as phrases, and their
  /// first and last words get a property of their own.
  package mutating func add(names files: [[UInt8]]) {
    let entries = files.flatMap { Self.entries($0) }
    rank(entries.map(\.type))
    var words: [UInt64: Set<UInt64>] = [:]
    var order: [UInt64] = []
    func note(_ word: UInt64, _ property: UInt64) {
      if words[word] == nil { order.append(word) }
      words[word, default: []].insert(property)
    }
    for entry in entries {
      let type = Array(entry.type.utf8)
      let name = Array(entry.name)
      var tokens: [Token] = []
      tokenizer.tokenize(name.span, 0..<name.count, into: &tokens)
      let exact = tokens.map { WordForm.hash(name.span, $0.range) }
      if exact.count == 1 {
        note(exact[0], WordForm.hash(type.span, 0..<type.count))
      } else if let first = exact.first, let last = exact.last {
        note(first, UInt64(100 + Self.coarse(entry.type)))
        note(last, UInt64(200 + Self.coarse(entry.type)))
        phrases.add(tokens.map { WordForm.key(name.span, $0) }, list: list(of: entry.type))
      }
    }
    let column = lexicon.addColumn()
    for word in order {
      let keys = words[word, default: []].sorted().map { AttributeKey(.list, $0) }
      lexicon.add(word, keys, column: column)
    }
  }

  private static let types = ["PER", "ORG", "LOC", "MISC"]

  private static func coarse(_ type: String) -> Int {
    types.firstIndex { type.hasPrefix($0) } ?? types.count
  }

  /// The number of a kind of names among phrases; a small kind shares the number of its type.
  private func list(of type: String) -> Int {
    lists.firstIndex(of: type) ?? PhraseLexicon.maxLists - 1 - Self.coarse(type)
  }

  private static func entries(_ bytes: [UInt8]) -> [(name: ArraySlice<UInt8>, type: String)] {
    bytes.split(separator: 0x0A).compactMap { line in
      let fields = line.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[0].isEmpty else { return nil }
      return (fields[0], String(decoding: fields[1], as: UTF8.self))
    }
  }

  /// Gives each of the largest kinds of names its own number.
  private mutating func rank(_ types: [String]) {
    var counts: [String: Int] = [:]
    for type in types { counts[type, default: 0] += 1 }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    lists = Array(ranked.prefix(PhraseLexicon.maxLists - 1 - Self.types.count))
  }
}

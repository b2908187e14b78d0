import BroadsheetCore
import BroadsheetTestSupport
import Tagging
import Testing

/// The slow twin: tries every name at every token start, longest first.
struct NaiveMatcher {
  let names: [[UInt8]]

  init(_ names: [String]) {
    self.names = Set(names).map { Array($0.utf8) }.sorted { $0.count > $1.count }
  }

  /// The dash is the one non-ASCII boundary of these texts.
  func match(_ text: String) -> [Range<Int>] {
    match(
      text.utf8.split(separator: "—".utf8, omittingEmptySubsequences: false).joined(
        separator: "|||".utf8
      )
    )
  }

  private func match(_ text: some Sequence<UInt8>) -> [Range<Int>] {
    let text = Array(text)
    var matches: [Range<Int>] = []
    var position = 0
    while position < text.count {
      guard isBoundary(text, position), let end = longest(text, position) else {
        position += 1
        continue
      }
      matches.append(position..<end)
      position = end
    }
    return matches
  }

  private func longest(_ text: [UInt8], _ start: Int) -> Int? {
    for name in names where start + name.count <= text.count {
      let end = start + name.count
      let isSame = zip(text[start..<end], name).allSatisfy {
        $0 == $1 || ($0 == 0x0A && $1 == 0x20)
      }
      if isSame, isBoundary(text, end) || !isWord(name[name.count - 1]) { return end }
    }
    return nil
  }

  private func isBoundary(_ text: [UInt8], _ position: Int) -> Bool {
    guard position > 0, position < text.count else { return true }
    return !(isWord(text[position - 1]) && isWord(text[position]))
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}

@Suite struct MatcherTwinTests {
  static let words = [
    "Ka", "Kar", "Karo", "Vi", "Éa", "Łu", "al", "3M", "U", "S", "x", "the", "of",
  ]
  static let gaps = [" ", " ", " ", "\n", "-", "'", ". ", ", ", "  ", "&", " & ", "—", "\n\n", "."]

  static func name(_ random: inout Seeded) -> String {
    let gaps = [" ", " ", "-", "'", ". ", "&", " & ", "."]
    var name = words.randomElement(using: &random) ?? ""
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      name += gaps.randomElement(using: &random) ?? " "
      name += words.randomElement(using: &random) ?? ""
    }
    return Bool.random(using: &random)
      ? name : name + [".", ""][Int.random(in: 0...1, using: &random)]
  }

  @Test(arguments: 0..<60)
  func findsWhatTheSlowTwinFinds(seed: Int) throws {
    var random = Seeded(state: UInt64(seed))
    let names = (0..<Int.random(in: 1...40, using: &random)).map { _ in Self.name(&random) }
    var tagger = try Tagger(list: names.map { "\($0)\tPER\t\t7" }.joined(separator: "\n"))
    for _ in 0..<40 {
      var text = "not in capitals: "
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        text += Self.words.randomElement(using: &random) ?? ""
        text += Self.gaps.randomElement(using: &random) ?? " "
      }
      let slow = NaiveMatcher(names).match(text)
      let fast = tagger.tag(batch(body: text)).mentions.map(\.range.bounds)
      #expect(fast == slow, "\(text.debugDescription) with \(names)")
    }
  }

  @Test func findsEveryNameOfALargeList() throws {
    var random = Seeded(state: 7)
    let syllables = ["Ka", "ro", "Vi", "lo", "Men", "tar", "sul", "bek", "dor", "fin", "gra"]
    var names = Set<String>()
    while names.count < 20_000 {
      let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<4).map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
      }
      names.insert(words.joined(separator: " "))
    }
    let tagger = try Tagger(list: names.map { $0 + "\tORG" }.joined(separator: "\n"))
    for name in names.sorted().prefix(3000) {
      #expect(tagger.found(in: "seen \(name), today").map(\.text) == [name])
    }
  }
}

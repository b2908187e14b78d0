import BroadsheetCore
import BroadsheetTestSupport
import Indexing
import Resolution
import SystemPackage
import Testing

@testable import Tabulation

/// What names have in common, against dictionaries of all of them.
@Suite struct MergeEvidenceTests {
  private struct Name {
    var text: [UInt8]
    var type: EntityType
    var mentions: Int
  }

  /// Few words in many spellings, each once.
  private static func spellings(_ random: inout Seeded) -> [Name] {
    let words = [
      "karberg", "Karberg", "KARBERG", "Kärberg", "Brandex", "BRANDEX", "Brandex Corp", "Z.K.T.C.",
      "ZKTC", "Zktc", "The Karton Herald", "Karton Herald", "O'Neill", "O’Neill", "ONeill", "Öland",
      "Oland", "EU", "eu", "Jean-Paul", "Jean Paul",
    ]
    return words.flatMap { word in
      EntityType.allCases.filter { _ in random.below(3) > 0 }.map {
        Name(text: bytes(word), type: $0, mentions: 1 + random.below(4))
      }
    }
  }

  /// The most frequent spelling, one in capitals last, then the first.
  private static func naive(_ names: [Name]) -> [UInt32: UInt32] {
    let groups = Dictionary(grouping: names.indices) { index in
      var folding = NameFolding(rules: .english)
      var key: [UInt8] = []
      folding.key(names[index].text[...], names[index].type, into: &key)
      return key + [names[index].type.rawValue]
    }
    var merged: [UInt32: UInt32] = [:]
    for group in groups.values {
      let sorted = group.sorted { one, other in
        let capitals = [one, other].map { isInCapitals(names[$0].text) ? 1 : 0 }
        return (capitals[0], names[other].mentions, one) < (capitals[1], names[one].mentions, other)
      }
      for index in sorted.dropFirst() { merged[UInt32(index)] = UInt32(sorted[0]) }
    }
    return merged
  }

  /// More than four capitals, and no small letter.
  private static func isInCapitals(_ name: [UInt8]) -> Bool {
    let letters = String(decoding: name, as: UTF8.self).filter(\.isASCII).filter(\.isLetter)
    return letters.count > 4 && letters == letters.uppercased()
  }

  @Test func spellingsAreMergedAsInADictionary() throws {
    var random = Seeded(state: 8)
    for _ in 0..<60 {
      let names = Self.spellings(&random)
      let scratch = try ScratchFolder()
      let folder = FilePath(scratch.path)
      var evidence = MergeEvidence(in: folder, memory: 1 << 20)
      var log = try NameLog(in: folder)
      for (number, name) in names.enumerated() {
        try evidence.add(name.text, name.type, number: UInt32(number), mentions: name.mentions)
        try log.append(name.text, name.type, own: name.mentions, aliases: [])
      }
      try log.flush()
      var merges = Merges()
      try evidence.decide(log, &merges)
      let naive = Self.naive(names)
      #expect(merges.spelling == naive)
      #expect(!naive.isEmpty)
      #expect(merges.usual.isEmpty && merges.fuller.isEmpty && merges.ambiguous.isEmpty)
    }
  }

  /// Mentions of "Kestrel" that articles give to two persons, and those that none gives to any.
  @Test(
    arguments: [
      ([10, 0], 5, "usual"), ([3, 0], 9, "usual"), ([2, 0], 1, "none"), ([6, 4], 3, "ambiguous"),
      ([95, 5], 40, "usual"), ([8, 1], 1, "ambiguous"), ([9, 1], 1, "usual"), ([3, 0], 10, "none"),
      ([0, 12], 5, "usual"),
    ]
  )
  func shortFormsMeanWhatArticlesMean(_ resolved: [Int], _ left: Int, _ decision: String) throws {
    let scratch = try ScratchFolder()
    let folder = FilePath(scratch.path)
    let names = ["Dana Kestrel", "Kestrel", "Paul Kestrel"]
    var evidence = MergeEvidence(in: folder, memory: 1 << 20)
    var log = try NameLog(in: folder)
    for (number, name) in names.enumerated() {
      let own = number == 1 ? left : 1
      try log.append(bytes(name), .person, own: own, aliases: [])
      guard number != 1 else { continue }
      // Some articles at a time: the same name comes more than once.
      for part in [resolved[number / 2] / 2, (resolved[number / 2] + 1) / 2] where part > 0 {
        let full = ShortForm.Name(
          number: UInt32(number),
          name: bytes(name),
          type: .person,
          mentions: part
        )
        try evidence.addResolved(bytes("Kestrel"), to: full)
      }
    }
    try log.flush()
    var merges = Merges()
    try evidence.decide(log, &merges)
    let top: UInt32 = resolved[0] > resolved[1] ? 0 : 2
    #expect(merges.usual == (decision == "usual" ? [1: top] : [:]))
    #expect(merges.ambiguous == (decision == "ambiguous" ? [1] : []))
    #expect(merges.fuller.isEmpty)
  }

  /// The same surface as another kind of thing is another form.
  @Test func aPlaceOfTheNameIsNotThePerson() throws {
    let scratch = try ScratchFolder()
    let folder = FilePath(scratch.path)
    var evidence = MergeEvidence(in: folder, memory: 1 << 20)
    var log = try NameLog(in: folder)
    try log.append(bytes("Dana Paris"), .person, own: 9, aliases: [])
    try log.append(bytes("Paris"), .location, own: 2, aliases: [])
    try log.append(bytes("Paris"), .person, own: 2, aliases: [])
    try log.flush()
    let dana = ShortForm.Name(number: 0, name: bytes("Dana Paris"), type: .person, mentions: 9)
    try evidence.addResolved(bytes("Paris"), to: dana)
    var merges = Merges()
    try evidence.decide(log, &merges)
    #expect(merges.usual == [2: 0])
  }
}

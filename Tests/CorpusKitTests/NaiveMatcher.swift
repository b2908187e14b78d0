import CorpusKit

/// Finds names in text the slow way: cut into pieces, try every length, the longest first.
///
/// Shares nothing with the generator but the dictionary of names.
struct NaiveMatcher {
  private var names: Set<[String]> = []
  private var longest: [String: Int] = [:]

  init(dictionary: String) {
    for line in dictionary.split(separator: "\n") {
      let parts = NaiveMatcher.pieces(String(line.prefix { $0 != "\t" }))
      names.insert(parts)
      longest[parts[0]] = max(longest[parts[0]] ?? 0, parts.count)
    }
  }

  func mentions(in text: String) -> [String] {
    let pieces = NaiveMatcher.pieces(text)
    var found: [String] = []
    var at = 0
    while at < pieces.count {
      let length = match(pieces, at)
      if length > 0 { found.append(pieces[at..<(at + length)].joined()) }
      at += max(1, length)
    }
    return found
  }

  private func match(_ pieces: [String], _ at: Int) -> Int {
    let limit = min(longest[pieces[at]] ?? 0, pieces.count - at)
    return (0..<limit).first { names.contains(Array(pieces[at..<(at + limit - $0)])) }
      .map { limit - $0 } ?? 0
  }

  /// Runs of letters and digits, and every other character alone; one line end counts as a blank.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var inWord = false
    for character in text.replacing("\n\n", with: "\t") {
      let isWord = character.isLetter || character.isNumber
      if isWord, inWord {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(plain(character))
      }
      inWord = isWord
    }
    return pieces
  }

  private static func plain(_ character: Character) -> String {
    switch character {
    case "\n": " "
    case "\u{2019}": "'"
    default: String(character)
    }
  }
}

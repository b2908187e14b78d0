/// Edits of words and paragraphs.
extension DuplicateEditor {
  /// Removes one paragraph, not the first and not a large part of the text.
  static func drop(_ story: inout Story, _ random: inout Random) -> Bool {
    let total = story.wordCount
    let paragraphs = story.paragraphs.dropFirst().filter { range in
      5 * story.sentences[range].reduce(0) { $0 + $1.words.count } <= total
    }
    guard !paragraphs.isEmpty else { return false }
    story.sentences.removeSubrange(random.pick(Array(paragraphs)))
    return true
  }

  /// Removes sentences at the end, until about a tenth of the words is gone.
  static func cut(_ story: inout Story) -> Bool {
    let total = story.wordCount
    var gone = 0
    while let last = story.sentences.last?.words.count, 10 * gone < total,
      100 * (gone + last) <= 16 * total, story.sentences.count > 1
    {
      gone += last
      story.sentences.removeLast()
    }
    return gone > 0
  }

  /// Replaces 0.5 to 3 words in a hundred, and the spelling of one.
  static func exchange(_ story: inout Story, _ reporter: inout Reporter) {
    if reporter.random.chance(500) { respell(&story) }
    let share = 5 + reporter.random.below(26)
    for _ in 0..<max(1, story.wordCount * share / 1000) {
      let index = reporter.random.below(story.sentences.count)
      let words = loose(story.sentences[index])
      guard !words.isEmpty else { continue }
      var word: [UInt8] = []
      reporter.phrases.lexicon.append(.noun, &reporter.random, to: &word)
      replace(reporter.random.pick(words), with: word, in: &story.sentences[index])
    }
  }

  private static func respell(_ story: inout Story) {
    for index in story.sentences.indices {
      for range in loose(story.sentences[index]).reversed()
      where story.sentences[index].bytes[range].elementsEqual("percent".utf8) {
        replace(range, with: Array("per cent".utf8), in: &story.sentences[index])
      }
    }
  }

  /// Finds words of at least four small letters between blanks, outside of names.
  private static func loose(_ passage: Passage) -> [Range<Int>] {
    passage.words.map { $0.startIndex..<$0.endIndex }.filter { word in
      word.count >= 4 && passage.bytes[word].allSatisfy { (0x61...0x7A).contains($0) }
        && !passage.spots.contains { $0.place.overlaps(word) }
    }
  }

  private static func replace(
    _ range: Range<Int>,
    with word: [UInt8],
    in passage: inout Passage
  ) {
    passage.bytes.replaceSubrange(range, with: word)
    passage.spots = passage.spots.map {
      $0.place.lowerBound < range.upperBound ? $0 : $0.shifted(by: word.count - range.count)
    }
  }
}

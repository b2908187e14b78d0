internal import BroadsheetCore

/// A small set of words, looked up by their bytes.
struct WordSet: Sendable {
  private let words: [[UInt8]]
  private let longest: Int
  /// Indices of `words` by length: most look-ups compare two or three words.
  private let byLength: [[Int]]

  init(_ list: String) {
    words = list.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map(Array.init)
    longest = words.map(\.count).max() ?? 0
    var byLength = [[Int]](repeating: [], count: longest + 1)
    for (index, word) in words.enumerated() { byLength[word.count].append(index) }
    self.byLength = byLength
  }

  func contains(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count <= longest else { return false }
    for index in byLength[word.count]
    where ByteScan.equal(text, word, words[index].span, 0..<word.count) {
      return true
    }
    return false
  }
}

/// Words that tell what the capital after them, or before them, means.
enum OrdinaryWords {
  /// Capitalized at the start of a sentence without being part of a name.
  static let functionWords = WordSet(
    """
    A About After Against All Also Although Among An And Another Any As At Because Before Both But
    By Despite During Each Either Even Every For Former From Had Has Have He Her Here His How
    However I If In Inside Into Is It Its Last Later Like Many Meanwhile More Most Much Near Neither
    No Nor Not Now Of On Once One Only Or Other Our Outside Over Several She Since So Some Still
    Such Than That The Their Then There These They This Those Though Through Throughout Thus To
    Today Two Under Until Unlike Upon Was We Were What When Where Whether Which While Who Why Will
    With Within Without Yet You Your
    """
  )
  static let dates = WordSet(
    """
    January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    """
  )
  /// Followed by a full stop that ends no sentence.
  static let abbreviations = WordSet(
    """
    Adm Asst Ave Bros Brig Capt Cmdr Co Col Corp Cpl Dr Ft Gen Gov Hon Inc Insp Jan Feb Mar Apr Aug
    Sep Sept Oct Nov Dec Jr Lt Ltd Maj Messrs Mr Mrs Ms Mt No Pres Prof Pvt Rep Reps Rev Sec Sen
    Sens Sgt Sr St Supt U.S Univ vs
    """
  )
}

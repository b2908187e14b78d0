internal import BroadsheetCore

/// A small set of words, looked up by their bytes.
struct WordSet: Sendable {
  private let bytes: [UInt8]
  /// Where the words stand in `bytes`, by their length: most look-ups compare two or three.
  private let byLength: [[Range<Int>]]

  init(_ list: String) {
    bytes = Array(list.utf8)
    var byLength: [[Range<Int>]] = []
    for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      while byLength.count <= word.count { byLength.append([]) }
      byLength[word.count].append(word.startIndex..<word.endIndex)
    }
    self.byLength = byLength
  }

  /// The hashes of the words.
  var all: [UInt64] {
    byLength.joined().map { WordForm.hash(bytes.span, $0) }
  }

  func contains(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count < byLength.count else { return false }
    for own in byLength[word.count] {
      if ByteScan.equal(text, word, bytes.span, own) { return true }
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
  /// Stand inside names, between capitals.
  static let connectors = WordSet(
    """
    of and the for de van der den bin ibn al el la le les du des da do dos del della di von y e in
    on to at et ter ten ben bint abu ' 's ’ ’s & - / . – + (
    """
  )
  /// Stand behind the last capital of a name.
  static let closers = WordSet("'s ’s )")
  /// Before the name of a person, and no part of it.
  static let titles = WordSet(
    """
    Mr Mrs Ms Miss Messrs Dr Prof Adv Mr. Mrs. Ms. Dr. Prof. Sen. Sens. Rep. Reps. Gov. Gen. Col.
    Lt. Sgt. Capt. Maj. Rev. Hon. Adv. Senator President Professor Congressman Congresswoman
    """
  )
  /// Always a date, but for what is named after one.
  static let weekdays = WordSet(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
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

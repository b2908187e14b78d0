// English: the rules that are not lists, and the lists of words; `English+Abbreviations` and
// `English+Aliases` hold the others.

internal import BroadsheetCore

extension LanguageRules {
  /// The rules for English news.
  package static let english = LanguageRules(
    language: .en,
    tokens: .english,
    candidates: .english,
    context: .english,
    aliases: .english,
    // "of", "to" and "for".
    longestSmallHeadlineWord: 3
  )
}

extension TokenRules {
  fileprivate static let english = TokenRules(
    abbreviations: .english,
    contractions: Contractions(endings: "s m d re ve ll", negation: (before: "n", after: "t")),
    openers: .englishFunctionWords
  )
}

extension CandidateRules {
  fileprivate static let english = CandidateRules(
    connectors: HashSet(.englishConnectors),
    closers: HashSet(WordSet("'s ’s )")),
    // Half of all lone capitals of a text.
    loners: HashSet(.englishFunctionWords, .englishWeekdays),
    titles: HashSet(.englishTitles)
  )
}

extension ContextRules {
  fileprivate static let english = ContextRules(
    functionWords: .englishFunctionWords,
    dates: .englishDates,
    abbreviations: .englishContextAbbreviations
  )
}

extension WordSet {
  fileprivate static let englishFunctionWords = WordSet(
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
  fileprivate static let englishConnectors = WordSet(
    """
    of and the for de van der den bin ibn al el la le les du des da do dos del della di von y e in
    on to at et ter ten ben bint abu ' 's ’ ’s & - / . – + (
    """
  )
  fileprivate static let englishTitles = WordSet(
    """
    Mr Mrs Ms Miss Messrs Dr Prof Adv Mr. Mrs. Ms. Dr. Prof. Sen. Sens. Rep. Reps. Gov. Gen. Col.
    Lt. Sgt. Capt. Maj. Rev. Hon. Adv. Senator President Professor Congressman Congresswoman
    """
  )
  fileprivate static let englishWeekdays = WordSet(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
  )
  fileprivate static let englishDates = WordSet(
    """
    January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    """
  )
}

extension NameRules {
  /// English, with what names in English news have from other languages.
  package static let english: NameRules = {
    var rules = NameRules()
    rules.titles = .english
    rules.nicknames = .english
    rules.juniors = "jr jr."
    rules.seniors = "sr sr."
    rules.particles = "van von de del della di da dos du la le bin ibn der"
    rules.possessives = "'s '"
    rules.conjunction = Array("and".utf8)
    rules.articles = "the"
    rules.pluralEnding = Array("s".utf8)
    rules.weakWords = """
      of and the for in on to at & u.s. us united states state dept. department dept u.k. uk
      """
    rules.legalForms = .englishLegalForms
    rules.genericWords = .englishGenericWords
    rules.acronymFillers = """
      of and the for in on to at by & de du des la le et y co co. corp inc inc. ltd ltd. plc
      ag sa nv
      """
    rules.acronymCountries = "u.s. us u.k. uk"
    return rules
  }()
}

/// What holds for the names of one language only: titles, nicknames, legal forms, small words.
///
/// The rest of the module holds for every language and asks a value of this type. To add a
/// language, add a folder with one more value beside `English/`. All words are in small letters. A
/// language leaves empty what it does not have. Lists become tables when a value is made: make it
/// once and share it.
package struct NameRules: Sendable {
  // MARK: Persons

  /// Titles in front of the names of persons.
  package var titles = TitleRules()
  /// First names and their short forms.
  package var nicknames: Nicknames = ""
  /// Words behind the name of the younger of two namesakes.
  package var juniors: ShortWords = ""
  /// Words behind the name of the older of two namesakes.
  package var seniors: ShortWords = ""
  /// Words that begin a surname, also when they have a capital: "Van der Bellen" has no first name.
  package var particles: ShortWords = ""
  /// Endings of the possessive with their apostrophes, the longest first.
  package var possessives: WordList = ""

  // MARK: Names of all types

  /// The word that "&" stands for.
  package var conjunction: [UInt8] = []
  /// Articles that names may have in front: "The Hague" and "Hague" are one place.
  package var articles: WordList = ""
  /// What a word in the plural has more than in the singular.
  package var pluralEnding: [UInt8] = []
  /// Words that do not distinguish two long names of one short form: "U.S." before an office.
  package var weakWords: WordSet = ""

  // MARK: Organisations

  /// Legal forms behind the names of companies.
  package var legalForms: WordSet = ""
  /// Words that are not a name without their legal form: "First Corp".
  package var genericWords: WordSet = ""

  // MARK: Acronyms

  /// Words of a long name that its acronym may leave out.
  package var acronymFillers: ShortWords = ""
  /// Words that an acronym may leave out only at the start of the long name.
  package var acronymCountries: ShortWords = ""

  /// The rules of a language about which nothing is known.
  package init() {}
}

/// The titles of a language, and how they are used; all words are in small letters.
package struct TitleRules: Sendable {
  /// Comes off before any name.
  package var always: WordList = ""
  /// Comes off before a name of two words: nobody calls "Sir Alex" "Alex".
  package var beforeFullNames: WordList = ""
  /// Comes off only before another title: "Prime", "former", "U.S.".
  package var qualifiers: WordList = ""
  /// Joined to the front of a title that a person no longer has: "then-Governor".
  package var formerPrefix: [UInt8] = []
  /// Joins an office to its field: the "of" of "Secretary of State".
  package var officeLink: [UInt8] = []
  /// Whole names that keep their title.
  package var kept: [[UInt8]] = []

  package init() {}
}

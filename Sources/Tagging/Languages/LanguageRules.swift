package import BroadsheetCore

/// What tagging must know of a language: its word lists, and the rules that depend on them.
///
/// Immutable. The tables are built once for each language; whatever is made for a language gets
/// the rules when it is made. A new language is a file in this folder that fills every member, as
/// `English.swift` does.
package struct LanguageRules: Sendable {
  /// The language that text must be in.
  package let language: Language
  /// Where tokens and sentences end: what the tokenizer asks.
  let tokens: TokenRules
  /// Which words may be part of a mention: what the model's candidate finder asks.
  let candidates: CandidateRules
  /// What the words beside a name mean: what the dictionary asks.
  let context: ContextRules
  /// Which names belong to one entity, beyond what the gazetteer says.
  let aliases: AliasLists
  /// Words of at most this many letters stay small in a headline that has capitals on the others.
  package let longestSmallHeadlineWord: Int

  /// The rules for the language of the built-in model and gazetteer.
  package static let builtIn = english
}

/// What cuts text into tokens and sentences.
///
/// A class, like `ContextRules`: hot code passes it on, and one reference costs less than four.
final class TokenRules: Sendable {
  /// Words that keep the full stop behind them.
  let abbreviations: Abbreviations
  /// Endings that are tokens of their own.
  let contractions: Contractions
  /// Words that start a sentence if they follow an abbreviation with a capital.
  let openers: WordSet

  init(abbreviations: Abbreviations, contractions: Contractions, openers: WordSet) {
    self.abbreviations = abbreviations
    self.contractions = contractions
    self.openers = openers
  }
}

/// The words that decide what a candidate of the model is.
struct CandidateRules: Sendable {
  /// Words and marks inside names, between capitals.
  let connectors: HashSet
  /// Tokens behind the last capital of a name that may be part of it.
  let closers: HashSet
  /// Capitalized words that are never a name when no other capital is beside them.
  let loners: HashSet
  /// Words before a person's name that a mention leaves out.
  let titles: HashSet
}

/// The words that tell what a capital before or after a name means.
final class ContextRules: Sendable {
  /// Capitalized at the start of a sentence without being part of a name.
  let functionWords: WordSet
  /// Months and weekdays: after a name, a date and not a part of it.
  let dates: WordSet
  /// Words whose full stop does not end a sentence, without that stop.
  let abbreviations: WordSet

  init(functionWords: WordSet, dates: WordSet, abbreviations: WordSet) {
    self.functionWords = functionWords
    self.dates = dates
    self.abbreviations = abbreviations
  }
}

/// Corrections to the aliases of the gazetteer.
struct AliasLists: Sendable {
  /// Common knowledge that the gazetteer lacks or has otherwise: one `name=canonical name=type` a
  /// line.
  let added: String
  /// Names, one a line, that more than one entity has, or that another entity had once.
  let doubtful: String
}

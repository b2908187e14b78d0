internal import BroadsheetCore
internal import Tables

extension Options {
  /// Which articles are counted, by their language.
  ///
  /// Languages are told from a few lines of an article, by its letters and common words. What is too
  /// short to tell, or no prose, is counted in any case: English headlines and tables are not lost.
  public enum Languages: Sendable, Equatable {
    /// Those in the languages that the tagger's model reads; all where it has no model, because a
    /// list has the names that it has in any language. Tokens that the input gives are all counted.
    case ofModel
    /// All articles; no language is told.
    case all
    /// Those in these languages, by their ISO 639-1 codes, such as `en`; `unknown` means prose in a
    /// language that cannot be told.
    case only(Set<String>)

    /// From a value of `--lang`: `all`, or codes with commas between them.
    package init(list: String) {
      let codes = list.lowercased().split(separator: ",", omittingEmptySubsequences: false)
      let names = Set(codes.map { String($0.trimmingPrefix(" ")) })
      self = names == ["all"] ? .all : .only(names)
    }

    /// As the manifest shows it; the usual choice goes without saying.
    var described: String? {
      switch self {
      case .ofModel: nil
      case .all: "all"
      case .only(let codes): codes.sorted().joined(separator: ",")
      }
    }

    /// The wanted ones; nil for all.
    ///
    /// Throws `BroadsheetError` of kind `usage` with the first code that is not known.
    func wanted(readBy model: Set<Language>?) throws -> Set<Language>? {
      switch self {
      case .ofModel: model
      case .all: nil
      case .only(let codes): try Set(codes.sorted().map(Self.language))
      }
    }

    private static func language(_ code: String) throws -> Language {
      guard code != "all" else {
        throw BroadsheetError(
          .usage,
          "--lang all counts every article: leave out the other languages"
        )
      }
      guard let language = Language(rawValue: code) else {
        let names = Language.allCases.map(\.rawValue)
        let hint = NameLikeness.hint(for: code, among: names + ["all"])
        throw BroadsheetError(
          .usage,
          "'\(TextWriter.shown(code))' is not a supported language: use all, or one or more of "
            + "\(names.joined(separator: ", "))\(hint)"
        )
      }
      return language
    }
  }
}

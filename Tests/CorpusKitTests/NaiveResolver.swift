import CorpusKit

/// Decides what names stand for by the rules as they are stated, from spellings alone.
///
/// Shares nothing with the generator: titles and legal suffixes are listed anew.
struct NaiveResolver {
  struct Form: Hashable {
    var surface: String
    var name: String
    var rule: String
  }

  private static let titles: Set<String> = [
    "President", "Sen.", "Gov.", "Dr.", "Mayor", "Senator", "Ambassador", "Mr.", "Ms.",
  ]
  private static let suffixes: Set<String> = [
    "corp", "corporation", "inc", "incorporated", "co", "company",
  ]

  /// Types by surface form, and by name where a name stands nowhere without its title.
  private(set) var types: [String: String]

  init(types: [String: String]) {
    self.types = types
  }

  // MARK: One article

  /// The forms in the order of the text; `body` is needed for brackets.
  mutating func resolve(title: [String], names: [String], body: String) -> [Form] {
    var spelled: [String: String] = [:]
    for (long, short) in zip(names, names.dropFirst())
    where initials(long) == short && body.contains("\(long) (\(short))") {
      spelled[short] = long
    }
    var met: Set<String> = []
    for name in title { meet(name, &met) }
    var forms: [Form] = []
    for name in names {
      meet(name, &met)
      forms.append(resolve(name, met, spelled))
    }
    return title.map { resolve($0, met, spelled) } + forms
  }

  private func initials(_ name: String) -> String {
    let words = name.split(separator: " ")
    return words.count > 1 ? String(words.compactMap { $0.first }) : ""
  }

  private func untitled(_ name: String) -> String {
    let words = name.split(separator: " ", maxSplits: 1)
    guard types[name] == "PER", words.count == 2, Self.titles.contains(String(words[0])) else {
      return name
    }
    return String(words[1])
  }

  private mutating func meet(_ surface: String, _ met: inout Set<String>) {
    let name = untitled(surface)
    types[name] = types[surface]
    if types[surface] == "PER", name.contains(" ") { met.insert(name) }
  }

  private func resolve(
    _ surface: String,
    _ met: Set<String>,
    _ spelled: [String: String]
  ) -> Form {
    if let long = spelled[surface] { return Form(surface: surface, name: long, rule: "acronym") }
    let name = untitled(surface)
    let plain = Form(surface: surface, name: name, rule: name == surface ? "none" : "title")
    guard types[surface] == "PER", !name.contains(" ") else { return plain }
    let bearers = met.filter { $0.hasSuffix(" \(name)") }
    guard let bearer = bearers.first else { return plain }
    return bearers.count > 1
      ? Form(surface: surface, name: name, rule: "ambiguous")
      : Form(surface: surface, name: bearer, rule: "surname")
  }

  // MARK: The corpus

  /// For each name its entity, and why, where it is not the name.
  func merges(_ forms: [Form: Int]) -> [String: (entity: String, rule: String)] {
    var totals: [String: Int] = [:]
    for (form, count) in forms { totals[form.name, default: 0] += count }
    var merges: [String: (entity: String, rule: String)] = [:]
    for names in Dictionary(grouping: totals.keys, by: { key($0) }).values where names.count > 1 {
      let best = names.min {
        let (one, other) = (totals[$0] ?? 0, totals[$1] ?? 0)
        return one == other ? Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) : one > other
      }
      for name in names where name != best { merges[name] = (best ?? name, "spelling") }
    }
    for name in totals.keys {
      if let usual = usual(name, forms, totals[name] ?? 0) { merges[name] = usual }
    }
    return merges
  }

  /// Whom articles give a short form to, nine times in ten and three times or more.
  private func usual(
    _ short: String,
    _ forms: [Form: Int],
    _ left: Int
  ) -> (entity: String, rule: String)? {
    let resolved = forms.filter {
      $0.key.surface == short && ["surname", "acronym"].contains($0.key.rule)
    }
    let total = resolved.values.reduce(0, +)
    guard let top = resolved.max(by: { $0.value < $1.value }) else { return nil }
    if 100 * top.value < 90 * total { return (short, "ambiguous") }
    return total >= 3 && left <= 3 * total ? (top.key.name, "usual") : nil
  }

  /// What spellings of one name have in common.
  func key(_ name: String) -> String {
    let type = types[name] ?? ""
    let letters = name.filter { $0 != "." }
    if (2...3).contains(letters.count), letters.allSatisfy({ $0.isUppercase }) {
      return "\(type) \(letters)"
    }
    let plain = letters.lowercased().map { Self.accents[$0] ?? $0 }.filter { $0 != "'" }
    var words = String(plain).split { $0 == " " || $0 == "-" }
    if type != "PER", words[0] == "the" { words.removeFirst() }
    while type == "ORG", words.count > 1, Self.suffixes.contains(String(words.last ?? "")) {
      words.removeLast()
    }
    return "\(type) \(words.joined(separator: " "))"
  }

  private static let accents: [Character: Character] = [
    "á": "a", "é": "e", "í": "i", "ö": "o", "ü": "u",
  ]
}

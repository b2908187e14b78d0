internal import BroadsheetCore

/// Decides whether two names may be forms of one name.
struct NameCompatibility: Sendable {
  let rules: NameRules

  /// Whether two long names for one short form are most likely of one entity.
  ///
  /// "Joe Biden" and "Joseph Biden"; an office with and without "U.S." before its name.
  func areForms(
    _ left: ArraySlice<UInt8>,
    _ right: ArraySlice<UInt8>,
    of type: EntityType
  ) -> Bool {
    if case .person = type { return areFullNamesOfOne(left, right, of: type) }
    let (a, b) = (contentWords(left), contentWords(right))
    let equal = a.count { b.contains($0) }
    if equal > 0, equal == a.count, equal == b.count { return true }
    guard min(a.count, b.count) - equal <= 1 else { return false }
    return equal >= 2 && max(a.count, b.count) - equal <= 1
  }

  /// Whether two full names may be of one person.
  func areFullNamesOfOne(
    _ left: ArraySlice<UInt8>,
    _ right: ArraySlice<UInt8>,
    of type: EntityType
  ) -> Bool {
    guard case .person = type else { return false }
    let bytes = Array(left) + right
    let span = bytes.span
    guard let a = PersonName(0..<left.count, of: span, rules),
      let b = PersonName(left.count..<bytes.count, of: span, rules),
      a.isFull(span, rules), b.isFull(span, rules)
    else { return false }
    return PersonName.mayBeOne(a, b, of: span, rules: rules)
  }

  static func isFirstName(_ form: ArraySlice<UInt8>, of name: ArraySlice<UInt8>) -> Bool {
    name.count > form.count && name[name.startIndex + form.count] == 0x20
      && zip(form, name).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
  }

  /// The words that distinguish a name from others, in small letters and in the singular.
  private func contentWords(_ name: ArraySlice<UInt8>) -> [[UInt8]] {
    let ending = rules.pluralEnding
    return name.split(whereSeparator: { $0 == 0x20 || $0 == 0x2D || $0 == 0x2C }).compactMap {
      var word = $0.map(ASCII.lowercased)
      if word.count > ending.count + 2, word.suffix(ending.count).elementsEqual(ending) {
        word.removeLast(ending.count)
      }
      return rules.weakWords.contains(word) ? nil : word
    }
  }
}

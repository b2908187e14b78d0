internal import BroadsheetCore

/// Tells forms of one name from names of two entities.
enum NameCompatibility {
  /// Whether two long names for one short form are most likely of one entity.
  ///
  /// "Joe Biden" and "Joseph Biden"; an office with and without "U.S." before its name.
  static func areForms(
    _ left: ArraySlice<UInt8>,
    _ right: ArraySlice<UInt8>,
    _ type: EntityType
  ) -> Bool {
    if case .person = type { return areFullNamesOfOne(left, right, type) }
    let (a, b) = (contentWords(left), contentWords(right))
    let equal = a.count { b.contains($0) }
    if equal > 0, equal == a.count, equal == b.count { return true }
    guard min(a.count, b.count) - equal <= 1 else { return false }
    return equal >= 2 && max(a.count, b.count) - equal <= 1
  }

  /// Whether two full names may be of one person.
  static func areFullNamesOfOne(
    _ left: ArraySlice<UInt8>,
    _ right: ArraySlice<UInt8>,
    _ type: EntityType
  ) -> Bool {
    guard case .person = type else { return false }
    let bytes = Array(left) + right
    let span = bytes.span
    guard let a = PersonName(span, 0..<left.count),
      let b = PersonName(span, left.count..<bytes.count), a.isFull(span), b.isFull(span)
    else { return false }
    return PersonName.mayBeOne(a, b, span)
  }

  static func isFirstName(_ form: ArraySlice<UInt8>, of name: ArraySlice<UInt8>) -> Bool {
    name.count > form.count && name[name.startIndex + form.count] == 0x20
      && zip(form, name).allSatisfy { Letters.folded($0) == Letters.folded($1) }
  }

  /// The words of a name that tell something, in small letters, the "s" of the plural off.
  private static func contentWords(_ name: ArraySlice<UInt8>) -> [[UInt8]] {
    name.split(whereSeparator: { $0 == 0x20 || $0 == 0x2D || $0 == 0x2C }).compactMap { word in
      var word = word.map(Letters.folded)
      if word.count > 3, word.last == UInt8(ascii: "s") { word.removeLast() }
      return empty.contains(word) ? nil : word
    }
  }

  private static let empty = Set(
    "of and the for in on to at & u.s. us united states state dept. department dept u.k. uk"
      .utf8.split(separator: 0x20).map(Array.init)
  )
}

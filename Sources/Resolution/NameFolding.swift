package import BroadsheetCore

/// Makes a key that is equal for names of one entity that differ only in spelling.
///
/// Equal keys of one type are one entity: case, accents, stops of initials, apostrophes, hyphens,
/// a leading article and legal forms make no difference. Names that may be two entities keep two
/// keys: "US" and "us", "Georgia" and "Georgian", "Arab-Israeli" and "Arab Israeli". A value holds
/// buffers; the key depends only on name, type and rules.
package struct NameFolding: Sendable {
  /// Where the words of the key start.
  private var words: [Int] = []
  /// Whether the last word is of initials.
  private var endsInInitials = false
  private let rules: NameRules

  package init(rules: NameRules) { self.rules = rules }

  /// Appends the key of a name to `key`: at least one byte if the name is not empty.
  package mutating func key(
    _ name: ArraySlice<UInt8>,
    _ type: EntityType,
    into key: inout [UInt8]
  ) {
    let isPerson = type.rawValue == EntityType.person.rawValue
    if Self.appendShort(name, isPerson: isPerson, to: &key) { return }
    let start = key.count
    words.removeAll(keepingCapacity: true)
    endsInInitials = false
    appendWords(name, partAtHyphens: type.rawValue != EntityType.miscellaneous.rawValue, to: &key)
    if !isPerson { dropArticles(&key, from: start) }
    if type.rawValue == EntityType.organisation.rawValue { dropSuffixes(&key) }
    if key.count > start { key.removeLast() } else { key.append(contentsOf: name) }
  }

  /// Appends a short name in capitals as it is, for it means something else in small letters: "US",
  /// "IT", "AID".
  ///
  /// Longer names in capitals are mostly headlines ("IRAQ"), and so are short names of persons
  /// ("KYL").
  private static func appendShort(
    _ name: ArraySlice<UInt8>,
    isPerson: Bool,
    to key: inout [UInt8]
  ) -> Bool {
    let longest = isPerson ? 2 : 3
    guard name.count <= 2 * longest else { return false }
    var letters = 0
    for byte in name where byte != UInt8(ascii: ".") {
      guard ASCII.isUpper(byte) else { return false }
      letters += 1
    }
    guard (2...longest).contains(letters) else { return false }
    for byte in name where byte != UInt8(ascii: ".") { key.append(byte) }
    return true
  }
}

// MARK: - Words

extension NameFolding {
  private mutating func appendWords(
    _ name: ArraySlice<UInt8>,
    partAtHyphens: Bool,
    to key: inout [UInt8]
  ) {
    var wordStart = key.count
    var index = name.startIndex
    while index < name.endIndex {
      if ASCII.isAlphanumeric(name[index]) {
        key.append(ASCII.lowercased(name[index]))
        index += 1
        continue
      }
      let (scalar, next) = Self.scalar(name, index)
      switch Self.role(of: scalar) {
      case .blank: endWord(&key, &wordStart)
      case .hyphen where partAtHyphens: endWord(&key, &wordStart)
      case .hyphen: key.append(UInt8(ascii: "-"))
      case .nothing: break
      case .letter: Self.append(name[index..<next], scalar, to: &key)
      }
      index = next
    }
    endWord(&key, &wordStart)
  }

  private enum Role {
    case letter
    case blank
    case hyphen
    case nothing
  }

  private static func role(of scalar: UInt32) -> Role {
    switch scalar {
    case 0...0x20, 0xA0: .blank
    // Apostrophes, primes and the letters that stand for them.
    case 0x27, 0x60, 0xB4, 0x2BB, 0x2BC, 0x2BE, 0x2BF, 0x2018...0x201B, 0x2032: .nothing
    // Combining marks: what NFC could not compose.
    case 0x300...0x36F: .nothing
    case 0x2D, 0x2010...0x2015, 0x2212: .hyphen
    default: .letter
    }
  }

  private static func append(_ bytes: ArraySlice<UInt8>, _ scalar: UInt32, to key: inout [UInt8]) {
    if scalar < 0x80 { return key.append(ASCII.lowercased(UInt8(truncatingIfNeeded: scalar))) }
    guard let (first, second) = LatinLetters.plain(scalar) else {
      return key.append(contentsOf: bytes)
    }
    key.append(first)
    if second != 0 { key.append(second) }
  }

  /// A scalar and where it ends; a byte that is not UTF-8 reads as a number beyond all scalars.
  private static func scalar(_ name: ArraySlice<UInt8>, _ index: Int) -> (UInt32, Int) {
    let lead = name[index]
    let count = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1
    guard count > 1, index + count <= name.endIndex else {
      return (lead < 0x80 ? UInt32(lead) : 0x110000, index + 1)
    }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for byte in name[(index + 1)..<(index + count)] {
      guard byte & 0xC0 == 0x80 else { return (0x110000, index + 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, index + count)
  }

  /// Takes the stops out of a word, joins it to initials before it, and begins the next.
  private mutating func endWord(_ key: inout [UInt8], _ start: inout Int) {
    let isInitials = Self.plainWord(&key, from: start)
    guard key.count > start else { return }
    if key.count == start + 1, key[start] == UInt8(ascii: "&"), !rules.conjunction.isEmpty {
      key.removeLast()
      key.append(contentsOf: rules.conjunction)
    }
    if isInitials, endsInInitials {
      key.remove(at: start - 1)
    } else {
      words.append(start)
    }
    endsInInitials = isInitials
    key.append(0x20)
    start = key.count
  }

  /// "u.n." to "un", "st." and "inc.," to "st" and "inc"; whether the word is of single letters.
  private static func plainWord(_ key: inout [UInt8], from start: Int) -> Bool {
    while key.count > start, key.last == UInt8(ascii: ",") || key.last == UInt8(ascii: ".") {
      key.removeLast()
    }
    let length = key.count - start
    guard length > 0, length % 2 == 1, length < 16 else { return false }
    for offset in stride(from: 0, to: length, by: 2) where !ASCII.isLower(key[start + offset]) {
      return false
    }
    for offset in stride(from: 1, to: length, by: 2) where key[start + offset] != 0x2E {
      return false
    }
    for offset in 0..<(length / 2 + 1) { key[start + offset] = key[start + 2 * offset] }
    key.removeLast(length / 2)
    return true
  }
}

// MARK: - Articles and legal forms

extension NameFolding {
  /// Takes an article such as "the" off the front where a name follows.
  private mutating func dropArticles(_ key: inout [UInt8], from start: Int) {
    guard words.count > 1 else { return }
    let length = words[1] - words[0]
    let isArticle = rules.articles.words.contains {
      $0.count + 1 == length && key[start...].starts(with: $0)
    }
    guard isArticle else { return }
    key.removeSubrange(start..<(start + length))
    words.removeFirst()
    for index in words.indices { words[index] -= length }
  }

  /// Takes legal forms off the end where a name is left.
  private mutating func dropSuffixes(_ key: inout [UInt8]) {
    var isSuffixed = false
    while words.count > 1, let last = words.last {
      let word = key[last..<(key.count - 1)]
      let isSuffix = rules.legalForms.contains(Array(word))
      guard isSuffix || isSuffixed && word.elementsEqual(rules.conjunction) else { return }
      if words.count == 2, rules.genericWords.contains(Array(key[words[0]..<(last - 1)])) { return }
      key.removeLast(key.count - last)
      words.removeLast()
      isSuffixed = true
    }
  }
}

internal import BroadsheetCore

/// A name that others are compared with, whatever their capitals.
package struct NameLikeness {
  private let folded: String
  private let scalars: [Unicode.Scalar]
  private let isASCII: Bool
  private let bytes: [UInt8]

  package init(_ name: String) {
    folded = name.lowercased()
    scalars = Array(folded.unicodeScalars)
    bytes = Array(folded.utf8)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// Whether a name is the same but for its capitals.
  package func matches(_ name: [UInt8]) -> Bool {
    if isASCII, name.count == bytes.count {
      // A name of other letters as long as this one is not the same.
      return zip(name, bytes).allSatisfy { ASCII.lowercased($0) == $1 }
    }
    guard !isASCII || name.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: name, as: UTF8.self).lowercased() == folded
  }

  /// How many letters differ, in any case; 1 for a name that has this one among its words; nil
  /// where a name is nothing like it.
  package func distance(to name: [UInt8]) -> Int? {
    let limit = scalars.count < 4 ? 1 : scalars.count < 9 ? 2 : 3
    // A scalar has four bytes at most: most names are told apart by their lengths alone.
    let text = String(decoding: name, as: UTF8.self).lowercased()
    let other = Array(text.unicodeScalars)
    if other.count > scalars.count + 1, hasAsWords(other) { return 1 }
    guard abs(other.count - scalars.count) <= limit else { return nil }
    let distance = EditDistance.between(scalars, other)
    return distance <= limit ? distance : nil
  }

  /// The most alike of some names, the first of those that are equally so.
  package func nearest(of names: some Sequence<String>) -> String? {
    let near = names.compactMap { name in distance(to: Array(name.utf8)).map { ($0, name) } }
    // Any letter is like any other by being one.
    return near.filter { $0.0 < scalars.count }.min { $0.0 < $1.0 }?.1
  }

  /// What to add to a message that refuses a word: nothing where no name is like it.
  package static func hint(for word: String, among names: some Sequence<String>) -> String {
    NameLikeness(word).nearest(of: names).map { "; did you mean \($0)?" } ?? ""
  }

  /// Whether these stand in the other name from blank to blank.
  private func hasAsWords(_ other: [Unicode.Scalar]) -> Bool {
    guard !scalars.isEmpty else { return false }
    return (0...(other.count - scalars.count)).contains { start in
      let end = start + scalars.count
      return (start == 0 || other[start - 1] == " ") && (end == other.count || other[end] == " ")
        && other[start..<end].elementsEqual(scalars)
    }
  }
}

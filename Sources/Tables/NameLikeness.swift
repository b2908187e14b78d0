internal import BroadsheetCore

/// Compares names with one name, ignoring case.
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

  /// Whether a name is the same, ignoring case.
  package func matches(_ name: [UInt8]) -> Bool {
    if isASCII, name.count == bytes.count {
      // ASCII of the same length is compared byte by byte.
      return zip(name, bytes).allSatisfy { ASCII.lowercased($0) == $1 }
    }
    guard !isASCII || name.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: name, as: UTF8.self).lowercased() == folded
  }

  /// Returns how many letters differ, ignoring case; 1 if this name is one of its words; nil if the
  /// names are not similar.
  package func distance(to name: [UInt8]) -> Int? {
    let limit = scalars.count < 4 ? 1 : scalars.count < 9 ? 2 : 3
    let text = String(decoding: name, as: UTF8.self).lowercased()
    let other = Array(text.unicodeScalars)
    if other.count > scalars.count + 1, hasAsWords(other) { return 1 }
    // Lengths reject most names before the distance is computed.
    guard abs(other.count - scalars.count) <= limit else { return nil }
    let distance = EditDistance.between(scalars, other)
    return distance <= limit ? distance : nil
  }

  /// Returns the most similar of some names, the first among equals.
  package func nearest(of names: some Sequence<String>) -> String? {
    let near = names.compactMap { name in distance(to: Array(name.utf8)).map { ($0, name) } }
    // At a distance as large as the name, no letter agrees.
    return near.filter { $0.0 < scalars.count }.min { $0.0 < $1.0 }?.1
  }

  /// Returns a suggestion to add to a message; empty if no name is similar.
  package static func hint(for word: String, among names: some Sequence<String>) -> String {
    NameLikeness(word).nearest(of: names).map { "; did you mean \($0)?" } ?? ""
  }

  /// Whether these are whole words of the other name.
  private func hasAsWords(_ other: [Unicode.Scalar]) -> Bool {
    guard !scalars.isEmpty else { return false }
    return (0...(other.count - scalars.count)).contains { start in
      let end = start + scalars.count
      return (start == 0 || other[start - 1] == " ") && (end == other.count || other[end] == " ")
        && other[start..<end].elementsEqual(scalars)
    }
  }
}

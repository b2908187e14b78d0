internal import BroadsheetCore

/// The contexts in which a name means the entity that it usually names.
///
/// Thousands of places in the lists are also words: "Reading", "Nice", "Mobile".
package struct NameContexts: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Inside a sentence, without a capitalized word right before or after it.
  package static let quiet = NameContexts(rawValue: 1)
  /// First in a sentence, a title or a quotation, without a capitalized word right after it.
  package static let start = NameContexts(rawValue: 2)
  /// Right before or after a capitalized word.
  package static let crowded = NameContexts(rawValue: 4)
  /// Written in capitals, in a headline or a dateline.
  package static let capitals = NameContexts(rawValue: 8)
  package static let all: NameContexts = [.quiet, .start, .crowded, .capitals]
}

/// A compiled list of names: immutable, shared by all workers.
///
/// Names are found by their tokens: the hash of the first token, and then of the first two and so
/// on, leads to a slot that tells whether a name ends there and whether a longer one continues.
/// Hashes fold ASCII case; a hit is then compared byte by byte, so that a collision costs time and
/// never changes an answer. About 40 bytes for each token of a name. Built by `GazetteerBuilder`.
package struct Gazetteer: Sendable {
  /// One spelling of one entity.
  struct Entry: Sendable, Equatable {
    var name: TextRange
    /// The name that tables show and merge under; equal to `name` if there is no other.
    var canonical: TextRange
    var type: EntityType
    var contexts: NameContexts
    /// The next entry has the same tokens but for letter case.
    var isChained = false
    /// How many bytes of the name follow its last token: one in "U.S.".
    var tail: UInt8 = 0
  }

  /// A slot of the table; zero is an empty one.
  ///
  /// Bits 0–30: index of an entry plus one, or zero where no name ends. Bit 31: a longer name
  /// continues here. Bits 32–63: the upper half of the hash.
  typealias Slot = UInt64
  static let continues: Slot = 1 << 31
  static let entryMask: Slot = (1 << 31) - 1

  var entries: [Entry] = []
  var names: [UInt8] = []
  var slots: [Slot] = [0]
  /// Bloom filters, two bits of one word for each hash: one of all first tokens, which most words
  /// of a text do not pass, and one of all longer sequences.
  ///
  /// They fit into the second-level cache; `slots` does not.
  var firstFilter: [UInt64] = [0]
  var longerFilter: [UInt64] = [0]
  /// One bit for the first two bytes of every name that starts with a small letter or a digit
  /// ("al-Qaeda", "3M"); empty if there is no such name.
  ///
  /// Without it, these few names would make every token a candidate.
  var smallStarts: [UInt64] = []

  init() {}

  /// How many names it holds.
  package var count: Int { entries.count }

  /// A gazetteer without names.
  package static let empty = Gazetteer()
}

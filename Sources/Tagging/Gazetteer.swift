internal import BroadsheetCore

/// Where a name may be taken for the entity it usually names.
///
/// The lists know thousands of places that are also words: "Reading", "Nice", "Mobile".
package struct NameContexts: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Inside a sentence, with no capitalized word right before or after it.
  package static let quiet = NameContexts(rawValue: 1)
  /// First in a sentence, a title or a quotation, with no capitalized word right after it.
  package static let start = NameContexts(rawValue: 2)
  /// Right before or after a capitalized word.
  package static let crowded = NameContexts(rawValue: 4)
  /// Written in capitals, in a headline or a dateline.
  package static let capitals = NameContexts(rawValue: 8)
  package static let all: NameContexts = [.quiet, .start, .crowded, .capitals]
}

/// A compiled list of names: immutable, shared by all workers.
///
/// Names are found by their tokens: a hash of the first token, then of every longer run of them,
/// leads to a slot that tells whether a name ends there and whether one goes on. Hashes fold ASCII
/// case; a hit is then compared byte by byte, so that a collision costs time and never an answer.
/// About 40 bytes a name and token. Built by `GazetteerBuilder`.
package struct Gazetteer: Sendable {
  /// One spelling of one entity.
  struct Entry: Sendable, Equatable {
    var name: TextRange
    /// The name that tables show and merge under; equal to `name` where there is no other.
    var canonical: TextRange
    var type: EntityType
    var contexts: NameContexts
    /// The next entry has the same tokens but for letter case.
    var isChained = false
    /// How many bytes of the name follow its last token ("U.S." ends in one).
    var tail: UInt8 = 0
  }

  /// A slot of the table; zero is an empty one.
  ///
  /// Bits 0–30: index of an entry plus one, or zero where a name only goes on. Bit 31: a longer
  /// name goes on here. Bits 32–63: the upper half of the hash.
  typealias Slot = UInt64
  static let continues: Slot = 1 << 31
  static let entryMask: Slot = (1 << 31) - 1

  var entries: [Entry] = []
  var names: [UInt8] = []
  var slots: [Slot] = [0]
  /// Bloom filters, two bits of one word a hash: one of all first tokens, where most words of a
  /// text end, and one of all longer runs.
  ///
  /// They fit the second-level cache; `slots` does not.
  var firstFilter: [UInt64] = [0]
  var runFilter: [UInt64] = [0]
  /// One bit for the first two bytes of every name that starts with a small letter or a digit
  /// ("al-Qaeda", "3M"); empty where none does.
  ///
  /// Keeps those few from making every token a candidate.
  var smallStarts: [UInt64] = []

  init() {}

  /// How many names it holds.
  package var count: Int { entries.count }

  /// A gazetteer that knows no name.
  package static let empty = Gazetteer()
}

package import BroadsheetCore

/// The tag of one token: outside, begin or inside of a type, or unknown.
///
/// The raw values of the tags that a model may give are dense: 0 is outside, then begin and inside
/// of each type in the order of `EntityType`. Unknown, which only labels can be, is the last.
package struct Tag: Sendable, Hashable, RawRepresentable {
  package let rawValue: UInt8

  /// How many tags there are, without unknown.
  package static let count = 1 + 2 * EntityType.allCases.count

  package static let outside = Tag(known: 0)
  package static let unknown = Tag(known: UInt8(count))

  package static func begin(_ type: EntityType) -> Tag { Tag(known: 1 + 2 * type.rawValue) }
  package static func inside(_ type: EntityType) -> Tag { Tag(known: 2 + 2 * type.rawValue) }

  package init?(rawValue: UInt8) {
    guard rawValue <= Self.count else { return nil }
    self.rawValue = rawValue
  }

  private init(known rawValue: UInt8) { self.rawValue = rawValue }

  /// The type of a mention; nil for outside and unknown.
  package var type: EntityType? {
    rawValue == 0 ? nil : EntityType(rawValue: (rawValue - 1) / 2)
  }

  package var isBegin: Bool { type != nil && rawValue % 2 == 1 }
}

extension Tag: CustomStringConvertible {
  /// The tag in BIO columns: `O`, `B-PER`, `I-PER`; `?` if it is unknown.
  package var description: String {
    guard let type else { return self == .unknown ? "?" : "O" }
    return (isBegin ? "B-" : "I-") + type.tag
  }
}

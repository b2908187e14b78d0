package import BroadsheetCore

/// The BILOU tags as the model numbers them: 16 tags for the tags of mentions, four places by
/// four types, and `outside` beside them.
package enum TagIndex {
  /// First token of several, inner, last, and the only one.
  package enum Place: Int, CaseIterable, Sendable { case begin, inside, last, unit }

  package static let count = 16
  package static let outside = 16

  package static func of(_ place: Place, _ type: EntityType) -> Int {
    place.rawValue * 4 + Int(type.rawValue)
  }

  package static func place(_ tag: Int) -> Place? { Place(rawValue: tag / 4) }

  package static func type(_ tag: Int) -> EntityType? {
    tag < count ? EntityType(rawValue: UInt8(tag % 4)) : nil
  }
}

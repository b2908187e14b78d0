package import BroadsheetCore

/// The BILOU tags as the model numbers them: 16 tags of mentions, four parts by four types, and
/// `outside`.
package enum TagIndex {
  /// The first token of several, an inner one, the last, and the only one.
  package enum Part: Int, CaseIterable, Sendable { case begin, inside, last, unit }

  package static let count = 16
  package static let outside = 16

  package static func of(_ part: Part, _ type: EntityType) -> Int {
    part.rawValue * 4 + Int(type.rawValue)
  }

  package static func part(_ tag: Int) -> Part? { Part(rawValue: tag / 4) }

  package static func type(_ tag: Int) -> EntityType? {
    tag < count ? EntityType(rawValue: UInt8(tag % 4)) : nil
  }
}

/// What kind of thing a name names: the four types of the CoNLL-2003 tag set.
///
/// The raw values order rows of one name in a table, as their tags do as bytes:
/// LOC, MISC, ORG, PER.
package enum EntityType: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case location
  case miscellaneous
  case organisation
  case person

  /// The tag that tables and BIO columns show.
  package var tag: String {
    switch self {
    case .location: "LOC"
    case .miscellaneous: "MISC"
    case .organisation: "ORG"
    case .person: "PER"
    }
  }

  /// The tag as bytes, for rows of tables.
  package var tagBytes: ArraySlice<UInt8> { Self.tags[Int(rawValue)] }

  private static let tags = allCases.map { Array($0.tag.utf8)[...] }

  package init?(tag: some StringProtocol) {
    guard let type = Self.allCases.first(where: { $0.tag == tag }) else { return nil }
    self = type
  }
}

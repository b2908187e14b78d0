/// Why a surface form counts for an entity of another name: the audit of one row per real entity.
package enum AliasRule: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// The entity goes by this very name.
  case none
  /// The dictionary that found the name says so.
  case dictionary
  /// A title or a possessive was taken off: "President Obama", "Obama".
  case title
  /// The article has the full name before it: "Barack Obama", then "Obama".
  case surname
  /// The article spells it out in brackets: "European Central Bank (ECB)".
  case acronym
  /// The alias facts of the built-in gazetteer: "U.S.", "United States".
  case gazetteer
  /// A short form that articles of this corpus nearly always resolve in the same way.
  case usual
  /// Names that differ in case, accents, stops, a leading article or a legal suffix alone.
  case spelling
  /// The user's list says so.
  case list
  /// Not merged, for more than one entity may be meant.
  case ambiguous

  /// What tables call it.
  package var name: String { "\(self)" }

  /// The same as bytes, for rows of tables.
  package var nameBytes: ArraySlice<UInt8> { Self.names[Int(rawValue)] }

  private static let names = allCases.map { Array($0.name.utf8)[...] }
}

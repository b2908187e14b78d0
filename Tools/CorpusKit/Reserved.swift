/// Tokens that must not be spelled by chance, so that the truth stays exact.
///
/// No word may read like NATO or IMF in small letters (a title in capitals would then mention it),
/// and no minted name may begin like a sentence or a date.
package enum Reserved {
  /// The well-known names that are written in capitals, in small letters.
  static let words = Set(
    WellKnownNames.all.filter { !$0.name.contains { $0 > 0x5A || $0 == 0x20 } }
      .map { lowercased($0.name) }
  )

  /// Capitalised tokens outside names.
  package static let openers = Set(
    EnglishWords.starters + EnglishWords.months + EnglishWords.weekdays
  )

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}

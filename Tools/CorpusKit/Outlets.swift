/// The invented publishers of a corpus, as host names; a few publish most of the articles.
package struct Outlets: Sendable {
  /// All publishers, the most frequent first.
  package let names: [String]
  private let ranks: ZipfTable?

  package init(_ count: Int) {
    names = Outlets.names(count)
    ranks = count > 0 ? ZipfTable(count: count, slope: 0.9, shift: 1.5) : nil
  }

  /// Draws a publisher by frequency; -1 if there are none.
  func draw(_ random: inout Random) -> Int { ranks?.draw(&random) ?? -1 }

  /// Draws a publisher by frequency, other than `outlet` if there are two.
  func draw(otherThan outlet: Int, _ random: inout Random) -> Int {
    var other = draw(&random)
    while other == outlet, names.count > 1 { other = draw(&random) }
    return other
  }

  private static func names(_ count: Int) -> [String] {
    let speller = Speller()
    var random = Random(seed: 0x50_4150_4552)
    var names: [String] = []
    var known: Set<String> = []
    while names.count < count {
      var stem: [UInt8] = []
      speller.stem(2, &random, into: &stem)
      let name = "\(String(decoding: stem, as: UTF8.self))-\(random.pick(kinds)).example"
      if known.insert(name).inserted { names.append(name) }
    }
    return names
  }

  private static let kinds = [
    "herald", "tribune", "courier", "times", "post", "gazette", "ledger", "echo", "observer",
    "wire", "star", "chronicle", "mail", "standard", "dispatch", "argus",
  ]
}

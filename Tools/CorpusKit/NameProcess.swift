/// Decides the next mention: a known name or a new one.
///
/// A Pitman–Yor process over the minted names, with a fixed head of well-known ones. Distinct names
/// grow as mentions^`discount`, and a share of `discount` is seen only once, as in real news.
/// Memory: the names, and a log of past mentions that stops growing at 16 MB.
package struct NameProcess: Sendable {
  private static let discount = 0.84
  private static let strength = 60.0
  private static let wellKnownPerMille = 215
  private static let logLimit = 1 << 22

  package private(set) var table = NameTable()
  private let mint: NameMint
  private let headRanks: ZipfTable
  private let headCount: Int
  /// Ids of past mentions, shifted left; the low bit marks the first mention of a name.
  private var log: [UInt32] = []
  private var drawn = 0

  package init(accents: Bool) {
    mint = NameMint(accents: accents)
    for known in WellKnownNames.all { _ = table.add(known.name, known.type) }
    headCount = table.count
    headRanks = ZipfTable(count: headCount, slope: 0.9, shift: 2)
  }

  /// Returns the id of the next name.
  package mutating func draw(_ random: inout Random) -> Int {
    if random.chance(NameProcess.wellKnownPerMille) { return headRanks.draw(&random) }
    let minted = Double(table.count - headCount)
    let fresh = NameProcess.strength + NameProcess.discount * minted
    let isNew = random.unit() * (NameProcess.strength + Double(drawn)) <= fresh
    let id = isNew || log.isEmpty ? coin(&random) : redraw(&random)
    remember(UInt32(id) << 1 | (isNew ? 1 : 0), &random)
    return id
  }

  /// Returns the id of the last word of a person's name, unless that spelling already has another
  /// meaning.
  package mutating func shortForm(of id: Int) -> Int? {
    guard let family = familyName(id) else { return nil }
    guard let known = table.id(of: family) else { return table.add(family, .person) }
    return table.types[known] == .person ? known : nil
  }

  /// A copy, because a slice of the table would force a copy of all when it grows.
  private func familyName(_ id: Int) -> [UInt8]? {
    let name = table.name(id)
    guard table.types[id] == .person, let blank = name.lastIndex(of: 0x20) else { return nil }
    return Array(name[(blank + 1)...])
  }

  package mutating func countRecord(_ ids: [UInt32]) { table.countRecord(ids) }

  private mutating func coin(_ random: inout Random) -> Int {
    while true {
      let (name, type) = mint.coin(&random)
      if table.id(of: name) == nil { return table.add(name, type) }
    }
  }

  /// Returns a random past mention; the first mention of a name weighs less by `discount`.
  private mutating func redraw(_ random: inout Random) -> Int {
    while true {
      let entry = log[random.below(log.count)]
      if entry & 1 == 0 || random.unit() > NameProcess.discount { return Int(entry >> 1) }
    }
  }

  private mutating func remember(_ entry: UInt32, _ random: inout Random) {
    drawn += 1
    if log.count < NameProcess.logLimit { return log.append(entry) }
    let slot = random.below(drawn)
    if slot < log.count { log[slot] = entry }
  }
}

internal import BroadsheetCore
internal import Resolution

/// One short form: how often it stayed unresolved, and what articles resolved it to.
struct ShortForm {
  /// A name that is the form itself, or that articles resolved the form to.
  struct Name {
    var number: UInt32
    var name: [UInt8]
    var type: EntityType
    var mentions: Int

    /// Appends a record that sorts by form, then by meaning.
    func append(to record: inout [UInt8], _ hash: (UInt64, UInt64), isLeft: Bool) {
      record.append(word: hash.0)
      record.append(word: hash.1)
      record.append(isLeft ? 0 : 1)
      record.append(word: number)
      record.append(word: mentions)
      record.append(type.rawValue)
      record.append(contentsOf: name)
    }
  }

  /// The form itself, once for each type that it was tagged with.
  private var left: [Name] = []
  private var resolved: [Name] = []

  /// Adds a record as `Name.append` wrote it.
  mutating func add(_ record: [UInt8]) throws(ByteCodingError) {
    var decoder = ByteDecoder(record, 16..<record.count)
    let isLeft = try decoder.byte() == 0
    let number: UInt32 = try decoder.word()
    let mentions: Int = try decoder.word()
    guard let type = EntityType(rawValue: try decoder.byte()) else { throw ByteCodingError() }
    let rest = Array(record[decoder.position...])
    let name = Name(number: number, name: rest, type: type, mentions: mentions)
    if isLeft { return left.append(name) }
    // Records come in the order of numbers, so that those of one name are adjacent.
    if resolved.last?.number == number {
      resolved[resolved.count - 1].mentions += mentions
    } else {
      resolved.append(name)
    }
  }

  func decide(_ merges: inout Merges) {
    guard !resolved.isEmpty else { return }
    let referent = MajorityReferent(rules: .english)
    for own in left {
      let candidates = resolved.filter { $0.number != own.number }.map {
        MajorityReferent.Candidate(id: Int($0.number), name: $0.name[...], mentions: $0.mentions)
      }
      switch referent.decide(
        own.name[...],
        of: own.type,
        left: own.mentions,
        candidates: candidates
      ) {
      case .referent(let id): merges.usual[own.number] = UInt32(id)
      case .fullerName(let id): merges.fuller[UInt32(id)] = own.number
      case .ambiguous: merges.ambiguous.insert(own.number)
      case .none: break
      }
    }
  }
}

package import BroadsheetCore
internal import Storage
package import SystemPackage

/// The names of an index by their numbers, on disk: written once, read in order as often as need be.
package struct NameLog {
  /// A form of a name that is not the name itself.
  package struct Alias: Sendable, Equatable {
    package var rule: AliasRule
    package var mentions: Int
    package var surface: [UInt8]
    /// The number of another name that it counts for; 0 for none.
    package var target: UInt32 = 0

    package init(rule: AliasRule, mentions: Int, surface: [UInt8]) {
      (self.rule, self.mentions, self.surface) = (rule, mentions, surface)
    }
  }

  private let file: StoredFile
  private var end = 0
  private var pending: [UInt8] = []
  /// The name that is written.
  private var record: [UInt8] = []
  /// Names written.
  package private(set) var count = 0

  package init(in folder: FilePath) throws(Errno) { file = try StoredFile(scratchIn: folder) }

  /// Writes the next name; `own` are the mentions by the name itself.
  package mutating func append(
    _ name: [UInt8],
    _ type: EntityType,
    own: Int,
    aliases: [Alias]
  ) throws(Errno) {
    record.removeAll(keepingCapacity: true)
    record.append(type.rawValue)
    record.append(text: name[...])
    record.append(varint: own)
    record.append(varint: aliases.count)
    for alias in aliases {
      record.append(alias.rule.rawValue)
      record.append(varint: alias.mentions)
      record.append(text: alias.surface[...])
      record.append(word: alias.target)
    }
    pending.append(text: record[...])
    count += 1
    if pending.count >= 1 << 16 { try flush() }
  }

  package mutating func flush() throws(Errno) {
    try file.write(pending, at: end)
    end += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  /// Reads all names from the first on; the log must be flushed.
  package func reader() -> NameReader { NameReader(RecordWindow(file, 0..<end)) }
}

/// Reads the names of a `NameLog` in the order of their numbers.
package struct NameReader {
  private var records: RecordWindow

  // The name at hand.
  package private(set) var number = -1
  package private(set) var name: [UInt8] = []
  package private(set) var type = EntityType.miscellaneous
  package private(set) var own = 0
  /// Reads its other forms.
  private var rest = ByteDecoder([])

  init(_ records: RecordWindow) { self.records = records }

  /// Goes to the next name; false at the end.
  package mutating func next() throws -> Bool {
    // Nobody else holds the window's bytes while it moves on.
    rest = ByteDecoder([])
    guard try records.next() else { return false }
    var decoder = records.decoder
    guard let type = EntityType(rawValue: try decoder.byte()) else { throw ByteCodingError() }
    self.type = type
    name.removeAll(keepingCapacity: true)
    name.append(contentsOf: decoder.bytes[try decoder.text()])
    own = try decoder.varint()
    rest = decoder
    number += 1
    return true
  }

  /// Its other forms: most names have none, and most readers skip them.
  package var aliases: [NameLog.Alias] {
    get throws {
      var decoder = rest
      var aliases: [NameLog.Alias] = []
      for _ in 0..<(try decoder.count()) {
        guard let rule = AliasRule(rawValue: try decoder.byte()) else { throw ByteCodingError() }
        let mentions = try decoder.varint()
        let surface = Array(decoder.bytes[try decoder.text()])
        var alias = NameLog.Alias(rule: rule, mentions: mentions, surface: surface)
        alias.target = try decoder.word()
        aliases.append(alias)
      }
      return aliases
    }
  }
}

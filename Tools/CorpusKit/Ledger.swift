/// Every mention of a corpus by name, day and publisher, for the exact tables.
///
/// Memory: 12 bytes per record and per name in it.
package struct Ledger: Sendable {
  struct Record: Sendable {
    /// Days after 1 January 1970; nil if the dump does not say.
    var day: Int?
    /// The index of the publisher; nil if the dump does not say.
    var source: Int?
    var isCopy: Bool
  }

  struct Posting: Sendable {
    var name: UInt32
    var record: UInt32
    var mentions: UInt32
  }

  private(set) var records: [Record] = []
  private(set) var postings: [Posting] = []
  /// The number of mentions by each form for each name and rule.
  private(set) var forms: [AliasPlanter.Resolved: Int] = [:]

  mutating func enter(_ mentions: [AliasPlanter.Resolved], day: Int?, source: Int?, copy: Bool) {
    var counts: [Int: Int] = [:]
    for mention in mentions {
      counts[mention.name, default: 0] += 1
      forms[mention, default: 0] += 1
    }
    // The order does not matter, because tables sort them.
    for (name, count) in counts {
      postings.append(
        Posting(name: UInt32(name), record: UInt32(records.count), mentions: UInt32(count))
      )
    }
    records.append(Record(day: day, source: source, isCopy: copy))
  }
}

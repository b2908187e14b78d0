/// Every mention of a corpus by name, day and publisher: what the exact tables are made of.
///
/// Memory: 12 bytes for each name of each record, and each record.
package struct Ledger: Sendable {
  struct Record: Sendable {
    /// Days after 1 January 1970; nil where the dump does not say.
    var day: Int?
    /// Index of the publisher; nil where the dump does not say.
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
  /// How often each form stands for each name, and why.
  private(set) var forms: [AliasPlanter.Resolved: Int] = [:]

  mutating func enter(_ mentions: [AliasPlanter.Resolved], day: Int?, source: Int?, copy: Bool) {
    var counts: [Int: Int] = [:]
    for mention in mentions {
      counts[mention.name, default: 0] += 1
      forms[mention, default: 0] += 1
    }
    // Their order does not matter: tables sort them.
    for (name, count) in counts {
      postings.append(
        Posting(name: UInt32(name), record: UInt32(records.count), mentions: UInt32(count))
      )
    }
    records.append(Record(day: day, source: source, isCopy: copy))
  }
}

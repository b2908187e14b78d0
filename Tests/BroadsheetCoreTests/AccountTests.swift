import BroadsheetCore
import BroadsheetTestSupport
import Testing

@Suite struct AccountTests {
  /// An account as a stage keeps it: its incidents in the order of the input.
  private func account(using random: inout Seeded, incidents: Int) -> Account {
    var account = Account()
    let file = random.below(3)
    var offset = random.below(100)
    for _ in 0..<incidents {
      offset += random.below(3)
      let fault = Fault.allCases[random.below(Fault.allCases.count)]
      let incident = Incident(file: file, member: offset / 9, offset: offset, fault: fault)
      if random.below(2) == 0 { account.damaged(incident) } else { account.reject(incident) }
      offset += 1
    }
    account.articles = random.below(50)
    account.undated = random.below(50)
    account.skipped = random.below(50)
    account.repaired = random.below(50)
    account.padding = random.below(50)
    account.headerWarnings = random.below(50)
    return account
  }

  private func union(_ accounts: Account...) -> Account {
    accounts.dropFirst().reduce(into: accounts[0]) { $0.merge($1) }
  }

  @Test(arguments: [0, 5, 700, 2500])
  func partsSumUpInAnyOrder(_ incidents: Int) {
    var random = Seeded(state: UInt64(incidents))
    for _ in 0..<8 {
      let a = account(using: &random, incidents: random.below(incidents + 1))
      let b = account(using: &random, incidents: random.below(incidents + 1))
      let c = account(using: &random, incidents: random.below(incidents + 1))
      #expect(union(a, b) == union(b, a))
      #expect(union(union(a, b), c) == union(a, union(b, c)))
      #expect(union(a, Account()) == a && union(Account(), a) == a)
    }
  }

  @Test func everythingIsAddedUp() {
    var random = Seeded(state: 1)
    let parts = (0..<20).map { _ in account(using: &random, incidents: 30) }
    let whole = parts.reduce(into: Account()) { $0.merge($1) }
    #expect(whole.damageCount == parts.reduce(0) { $0 + $1.damageCount })
    #expect(whole.rejectedTotal == parts.reduce(0) { $0 + $1.rejectedTotal })
    #expect(whole.articles == parts.reduce(0) { $0 + $1.articles })
    #expect(whole.undated == parts.reduce(0) { $0 + $1.undated })
    #expect(whole.skipped == parts.reduce(0) { $0 + $1.skipped })
    #expect(whole.repaired == parts.reduce(0) { $0 + $1.repaired })
    #expect(whole.padding == parts.reduce(0) { $0 + $1.padding })
    #expect(whole.headerWarnings == parts.reduce(0) { $0 + $1.headerWarnings })
    #expect(whole.damage == parts.flatMap(\.damage).sorted())
    #expect(whole.rejected == parts.flatMap(\.rejected).sorted())
  }

  /// The counts stay exact, the lists keep the first.
  @Test func listsAreBounded() {
    var account = Account()
    for offset in 0..<3000 {
      account.damaged(Incident(file: 0, offset: offset, fault: .badCRC))
      account.reject(Incident(file: 0, offset: offset, fault: .badRecord))
    }
    var other = Account()
    other.damaged(Incident(file: 0, offset: -1, fault: .badCRC))
    account.merge(other)
    #expect(account.damage.count == Account.listed && account.rejected.count == Account.listed)
    #expect(account.damage.first?.offset == -1 && account.damage.last?.offset == 998)
    #expect(account.damageCount == 3001 && account.rejectedCounts == [.badRecord: 3000])
  }

  @Test func warningsAreNoDamage() {
    var account = Account()
    #expect(account.isClean)
    account.headerWarnings = 1
    account.padding = 7
    account.repaired = 1
    account.skipped = 1
    #expect(account.isClean)
    account.reject(Incident(file: 0, offset: 0, fault: .noText))
    #expect(!account.isClean)
  }
}

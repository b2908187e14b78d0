import BroadsheetCore
import BroadsheetTestSupport
import Testing

@Suite struct ReadReportTests {
  /// A report as a stage keeps it: its incidents in the order of the input.
  private func report(using random: inout Seeded, incidents: Int) -> ReadReport {
    var report = ReadReport()
    let file = random.below(3)
    var offset = random.below(100)
    for _ in 0..<incidents {
      offset += random.below(3)
      let fault = Fault.allCases[random.below(Fault.allCases.count)]
      let incident = Incident(file: file, member: offset / 9, offset: offset, fault: fault)
      if random.below(2) == 0 { report.damaged(incident) } else { report.reject(incident) }
      offset += 1
    }
    report.articles = random.below(50)
    report.undated = random.below(50)
    report.skipped = random.below(50)
    report.otherLanguages = [.de: random.below(50), .unknown: random.below(50)]
    report.repaired = random.below(50)
    report.padding = random.below(50)
    report.headerWarnings = random.below(50)
    return report
  }

  private func union(_ reports: ReadReport...) -> ReadReport {
    reports.dropFirst().reduce(into: reports[0]) { $0.merge($1) }
  }

  @Test(arguments: [0, 5, 700, 2500])
  func partsSumUpInAnyOrder(_ incidents: Int) {
    var random = Seeded(state: UInt64(incidents))
    for _ in 0..<8 {
      let a = report(using: &random, incidents: random.below(incidents + 1))
      let b = report(using: &random, incidents: random.below(incidents + 1))
      let c = report(using: &random, incidents: random.below(incidents + 1))
      #expect(union(a, b) == union(b, a))
      #expect(union(union(a, b), c) == union(a, union(b, c)))
      #expect(union(a, ReadReport()) == a && union(ReadReport(), a) == a)
    }
  }

  @Test func everythingIsAddedUp() {
    var random = Seeded(state: 1)
    let parts = (0..<20).map { _ in report(using: &random, incidents: 30) }
    let whole = parts.reduce(into: ReadReport()) { $0.merge($1) }
    #expect(whole.damageCount == parts.reduce(0) { $0 + $1.damageCount })
    #expect(whole.rejectedTotal == parts.reduce(0) { $0 + $1.rejectedTotal })
    #expect(whole.articles == parts.reduce(0) { $0 + $1.articles })
    #expect(whole.undated == parts.reduce(0) { $0 + $1.undated })
    #expect(whole.skipped == parts.reduce(0) { $0 + $1.skipped })
    #expect(whole.otherLanguage == parts.reduce(0) { $0 + $1.otherLanguage })
    #expect(whole.repaired == parts.reduce(0) { $0 + $1.repaired })
    #expect(whole.padding == parts.reduce(0) { $0 + $1.padding })
    #expect(whole.headerWarnings == parts.reduce(0) { $0 + $1.headerWarnings })
    #expect(whole.damage == parts.flatMap(\.damage).sorted())
    #expect(whole.rejected == parts.flatMap(\.rejected).sorted())
  }

  /// The counts stay exact, the lists keep the first.
  @Test func listsAreBounded() {
    var report = ReadReport()
    for offset in 0..<3000 {
      report.damaged(Incident(file: 0, offset: offset, fault: .badCRC))
      report.reject(Incident(file: 0, offset: offset, fault: .badRecord))
    }
    var other = ReadReport()
    other.damaged(Incident(file: 0, offset: -1, fault: .badCRC))
    report.merge(other)
    #expect(report.damage.count == ReadReport.listed && report.rejected.count == ReadReport.listed)
    #expect(report.damage.first?.offset == -1 && report.damage.last?.offset == 998)
    #expect(report.damageCount == 3001 && report.rejectedCounts == [.badRecord: 3000])
  }

  @Test func warningsAreNoDamage() {
    var report = ReadReport()
    #expect(report.isClean)
    report.headerWarnings = 1
    report.padding = 7
    report.repaired = 1
    report.skipped = 1
    #expect(report.isClean)
    report.reject(Incident(file: 0, offset: 0, fault: .cutRecord))
    #expect(!report.isClean)
  }
}

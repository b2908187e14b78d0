import BroadsheetCore
import Tagging
import Testing

@testable import Training

/// `P` for a person of one token, `<=>` for one of several, `O`, `o` for a place; `.` outside.
private func tags(_ letters: String) -> [UInt8] {
  letters.map { letter in
    switch letter {
    case "P": UInt8(TagIndex.of(.unit, .person))
    case "<": UInt8(TagIndex.of(.begin, .person))
    case "=": UInt8(TagIndex.of(.inside, .person))
    case ">": UInt8(TagIndex.of(.last, .person))
    case "L": UInt8(TagIndex.of(.unit, .location))
    case "?": TrainingCorpus.unknown
    default: UInt8(TagIndex.outside)
    }
  }
}

@Suite struct SilverMaskTests {
  @Test(
    arguments: [
      ("<>.L", "<>.L", "....", "...."),
      ("<>..", "P...", "xx..", "xx.."),
      ("<=>.", "<>..", "xxx.", "xxx."),
      ("L...", "P...", "x...", "x..."),
      ("L...", "....", "....", "x..."),
      ("....", ".<>.", "....", ".xx."),
      ("P.L.", "P..P", "....", "..xx"),
      ("<>P.", ".<>.", "xxx.", "xxx."),
    ]
  )
  func doubtfulTokens(silver: String, found: String, conflicts: String, differences: String) {
    func shown(_ mask: SilverMask) -> String {
      let doubtful = mask.doubtful(tags(silver), tags(found), candidates: [0..<4])
      return String(doubtful.map { $0 ? "x" : "." })
    }
    #expect(shown(.none) == "....")
    #expect(shown(.conflicts) == conflicts)
    #expect(shown(.differences) == differences)
  }

  @Test func runsAreJudgedApart() {
    let doubtful = SilverMask.conflicts.doubtful(
      tags("P<>"),
      tags("PP."),
      candidates: [0..<1, 1..<3]
    )
    #expect(doubtful == [false, true, true])
  }
}

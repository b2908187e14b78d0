import BroadsheetCore
import Tagging
import Testing

@testable import Training

/// `P` for a person of one token, `<=>` for one of several, `O`, `o` for a place; `.` outside.
private func lanes(_ letters: String) -> [UInt8] {
  letters.map { letter in
    switch letter {
    case "P": UInt8(TagLane.lane(.unit, .person))
    case "<": UInt8(TagLane.lane(.begin, .person))
    case "=": UInt8(TagLane.lane(.inside, .person))
    case ">": UInt8(TagLane.lane(.last, .person))
    case "L": UInt8(TagLane.lane(.unit, .location))
    case "?": TrainingCorpus.unknown
    default: UInt8(TagLane.outside)
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
      let doubtful = mask.doubtful(lanes(silver), lanes(found), runs: [0..<4])
      return String(doubtful.map { $0 ? "x" : "." })
    }
    #expect(shown(.none) == "....")
    #expect(shown(.conflicts) == conflicts)
    #expect(shown(.differences) == differences)
  }

  @Test func runsAreJudgedApart() {
    let doubtful = SilverMask.conflicts.doubtful(lanes("P<>"), lanes("PP."), runs: [0..<1, 1..<3])
    #expect(doubtful == [false, true, true])
  }
}

import class Broadsheet.Progress
import Foundation
import Testing

@testable import BroadsheetCLI

/// What progress says, without a run and without a terminal.
@Suite struct ProgressTests {
  private func report(
    _ stored: Int,
    of expected: Int?,
    rate: Double? = 12_500_000,
    seconds: Double = 3,
    articles: Int = 14_000,
    stage: Progress.Stage = .reading
  ) -> ProgressReport {
    var state = Progress.State()
    state.stage = stage
    state.storedBytes = stored
    state.expectedBytes = expected
    state.articles = articles
    return ProgressReport(state: state, seconds: seconds, bytesPerSecond: rate)
  }

  @Test func lineSaysHowFarItIs() {
    #expect(
      report(12_300_000, of: 24_000_000).line(width: 80)
        == "51 %  12.3 of 24.0 MB  12.5 MB/s  0:01 left  14000 articles"
    )
    #expect(
      report(0, of: 2_000_000_000, rate: nil, seconds: 0, articles: 0).line(width: 80)
        == "0 %  0.0 of 2.0 GB  0 articles"
    )
    #expect(
      report(1_000_000_000_000, of: 2_500_000_000_000, rate: 5e8).line(width: 80)
        == "40 %  1.0 of 2.5 TB  500.0 MB/s  50:00 left  14000 articles"
    )
    #expect(report(1_000, of: 60_000_000_000, rate: 1e7).line(width: 80).contains("1:40:00 left"))
  }

  @Test func unknownSizesHaveNoShare() {
    let pipe = report(12_300_000, of: nil, seconds: 65)
    #expect(pipe.line(width: 80) == "12.3 MB  12.5 MB/s  1:05  14000 articles")
    #expect(pipe.share == nil)
    #expect(pipe.secondsLeft == nil)
  }

  /// A file that grows, or one that is empty, has no more than all.
  @Test func sharesAreWithinBounds() {
    #expect(report(30, of: 20).line(width: 80).hasPrefix("100 %"))
    #expect(report(30, of: 20).secondsLeft == 0)
    #expect(report(0, of: 0).share == 1)
    #expect(report(999_999, of: 1_000_000).line(width: 80).hasPrefix("99 %"))
  }

  @Test func stagesAreNamed() {
    #expect(report(1, of: 1, seconds: 12, stage: .tables).line(width: 80) == "writing tables  0:12")
    #expect(
      report(1, of: 1, stage: .merging).line(width: 80) == "merging counts  0:03"
    )
    #expect(report(1, of: 1, stage: .tables).share == nil)
  }

  /// The least important goes first; the share is what is left.
  @Test func linesAreAsNarrowAsTheyMustBe() {
    let report = report(12_300_000, of: 24_000_000)
    for width in 0...70 { #expect(report.line(width: width).count <= width) }
    #expect(report.line(width: 58) == "51 %  12.3 of 24.0 MB  12.5 MB/s  0:01 left")
    #expect(report.line(width: 40) == "51 %  12.3 of 24.0 MB  0:01 left")
    #expect(report.line(width: 20) == "51 %  0:01 left")
    #expect(report.line(width: 10) == "51 %")
    #expect(report.line(width: 3) == "51…")
  }

  @Test func objectsAreJSON() throws {
    let data = Data(report(12_000_000, of: 24_000_000).json(isDone: false))
    #expect(data.last == 0x0A)
    #expect(data.count { $0 == 0x0A } == 1)
    let object = try data.object
    #expect(object["stage"] as? String == "reading")
    #expect(object.number("percent") == 50)
    #expect(object.number("bytes_per_second") == 12_500_000)
    #expect(object["done"] as? Bool == false)
    let unknown = try Data(report(5, of: nil, rate: nil).json(isDone: true)).object
    for key in ["expected_bytes", "percent", "bytes_per_second", "seconds_left"] {
      #expect(unknown[key] is NSNull)
    }
  }

  // MARK: - Speed

  private func state(_ stored: Int, pass: Int = 1, _ stage: Progress.Stage = .reading)
    -> Progress.State
  {
    var state = Progress.State()
    (state.pass, state.storedBytes, state.stage, state.expectedBytes) = (pass, stored, stage, 1000)
    return state
  }

  @Test func speedIsThatOfTheBytes() throws {
    var meter = ProgressMeter()
    #expect(meter.report(state(0), at: 5).bytesPerSecond == nil)
    for second in 1...50 {
      let report = meter.report(state(10 * second), at: 5 + Double(second))
      #expect(try abs(#require(report.bytesPerSecond) - 10) < 1e-9)
      #expect(report.seconds == Double(second))
    }
  }

  /// What was fast an hour ago says little of now.
  @Test func speedFollowsTheLastSeconds() throws {
    var meter = ProgressMeter()
    _ = meter.report(state(0), at: 0)
    _ = meter.report(state(100_000), at: 100)
    var rates: [Double] = []
    for second in 1...60 {
      let report = meter.report(state(100_000 + second), at: 100 + Double(second))
      rates.append(try #require(report.bytesPerSecond))
    }
    #expect(rates == rates.sorted(by: >))
    #expect(rates[59] < 50)
    #expect(try #require(rates.first) > 500)
  }

  @Test func aNewStageBeginsAnew() {
    var meter = ProgressMeter()
    _ = meter.report(state(0), at: 0)
    _ = meter.report(state(500), at: 10)
    let tables = meter.report(state(500, pass: 2, .tables), at: 12)
    #expect(tables.seconds == 0)
    #expect(tables.bytesPerSecond == nil)
    let again = meter.report(state(0, pass: 3), at: 20)
    #expect(again.seconds == 0)
    #expect(meter.report(state(30, pass: 3), at: 21).bytesPerSecond == 30)
  }

  /// A clock that stands still is no reason to divide by nothing.
  @Test func momentsMayBeTheSame() {
    var meter = ProgressMeter()
    _ = meter.report(state(0), at: 1)
    #expect(meter.report(state(50), at: 1).bytesPerSecond == nil)
    #expect(meter.report(state(50), at: 2).bytesPerSecond == 50)
  }
}

import Broadsheet
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A slow end of the pipeline holds up its beginning: memory does not grow with the dump.
@Suite(.mustNotHang) struct BackPressureTests {
  struct Enough: Error {}

  /// Blocks of 256 KiB in flight: two channels of two, one in each stage's hands, and the window of
  /// the ordered channel, two a worker; twice that is still far from the whole dump.
  @Test(arguments: [1, 2, 4])
  func readerWaitsForASlowSink(_ workers: Int) async throws {
    var options = Options()
    options.workers = workers
    let broadsheet = Broadsheet(tagger: try .knowing("Berlin|LOC"), options: options)
    let progress = Progress()
    await #expect(throws: Enough.self) {
      try await broadsheet.tag([.text(Endless.text)], as: .gkg, progress: progress) { _ in
        settle(progress)
        throw Enough()
      }
    }
    let blocks = 2 * (8 + 3 * workers)
    #expect(progress.now.textBytes <= blocks << 18)
    #expect(blocks << 18 < Endless.text.count * 2 / 3, "the dump is too short to tell")
  }

  /// Waits until the reader has stopped.
  private func settle(_ progress: Progress) {
    var seen = -1
    for _ in 0..<50 where seen != progress.now.textBytes {
      seen = progress.now.textBytes
      usleep(150_000)
    }
  }
}

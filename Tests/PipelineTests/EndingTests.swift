import Broadsheet
import SystemPackage
import Testing

/// How a run ends before its input does.
@Suite(.mustNotHang) struct EndingTests {
  struct SinkFailure: Error, Equatable {
    let number: Int
  }

  @Test(arguments: [1, 2, 8])
  func cancelledCountEndsEarly(_ workers: Int) async throws {
    let progress = Progress()
    let broadsheet = try broadsheet(workers)
    let run = Task { try await broadsheet.count([.text(Endless.text)], progress: progress) }
    while progress.now.articles == 0 { await Task.yield() }
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    #expect(progress.now.textBytes < Endless.text.count)
  }

  @Test(arguments: [1, 8])
  func cancelledTagEndsEarly(_ workers: Int) async throws {
    let (progress, sink) = (Progress(), Sink())
    let broadsheet = try broadsheet(workers)
    let run = Task {
      try await broadsheet.tag([.text(Endless.text)], as: .gkg, progress: progress) {
        sink.take($0)
      }
    }
    while sink.bytes.isEmpty { await Task.yield() }
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    #expect(progress.now.textBytes < Endless.text.count)
  }

  @Test func cancelledBeforeItStartsNeverReads() async throws {
    let broadsheet = try broadsheet(2)
    let progress = Progress()
    let run = Task {
      while !Task.isCancelled { await Task.yield() }
      _ = try await broadsheet.count([.text(Endless.text)], progress: progress)
    }
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    #expect(progress.now.textBytes < Endless.text.count / 4)
  }

  /// The stages before the tally would wait for it for ever.
  @Test func aTallyThatHasNowhereToGoEndsTheRun() async throws {
    let names = (0..<9_000).map { "N\($0)" + String(repeating: "x", count: 600) }
    let list = names.map { $0 + "\tPER\n" }.joined()
    var options = Options()
    options.workers = 2
    options.memory = 1
    options.scratch = "/nowhere/at/all"
    let broadsheet = Broadsheet(
      tagger: try EntityTagger(.nothing, dictionary: Array(list.utf8)),
      options: options
    )
    let lines = names.map { "{\"text\":\"\($0) spoke.\"}\n" }
    let text = String(repeating: lines.joined(), count: 3)
    await #expect(throws: Errno.noSuchFileOrDirectory) {
      try await broadsheet.count([.text(Array(text.utf8))])
    }
  }

  /// A read that waits for a writer must not outlive the run.
  @Test func cancelledWhileAPipeIsSilentEndsAtOnce() async throws {
    let pipe = try NamedPipe()
    try pipe.write(jsonLines("Berlin"))
    let broadsheet = try broadsheet(2)
    let run = Task { try await broadsheet.count([Dump(path: pipe.path)]) }
    try await Task.sleep(for: .milliseconds(100))
    let start = ContinuousClock.now
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    // Nobody ever writes: a run that waited for it would have no end, on a busy machine or not.
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test(arguments: [1, 2, 8])
  func sinkThatThrowsEndsTheRunWithItsError(_ workers: Int) async throws {
    let progress = Progress()
    let broadsheet = try broadsheet(workers)
    await #expect(throws: SinkFailure(number: 7)) {
      try await broadsheet.tag([.text(Endless.text)], as: .jsonl, progress: progress) { _ in
        throw SinkFailure(number: 7)
      }
    }
    #expect(progress.now.textBytes < Endless.text.count)
    #expect(progress.now.articles == 0)
  }

  private func broadsheet(_ workers: Int) throws -> Broadsheet {
    var options = Options()
    options.workers = workers
    return Broadsheet(tagger: try .knowing("Berlin|LOC"), options: options)
  }
}

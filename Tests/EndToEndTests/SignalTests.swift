import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// SIGINT and SIGTERM while the input goes on for ever.
@Suite(.timeLimit(.minutes(10))) struct SignalTests {
  @Test(arguments: [SIGINT, SIGTERM], [["count", "--run-file"], ["tag", "-o"]])
  func silentPipeIsLeft(_ signal: Int32, _ arguments: [String]) async throws {
    let scratch = try Scratch()
    let pipe = Pipe()
    let line = "{\"text\":\"Germany and France\"}\n"
    try pipe.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    let run = try await Command.run(
      arguments + [scratch.path("written"), "-"],
      input: pipe.fileHandleForReading
    ) { command in
      try await drained(pipe)
      command.send(signal)
    }
    #expect(run.seconds < 6)
    try pipe.fileHandleForWriting.close()
    #expect(run.status == 128 + signal)
    #expect(run.output.isEmpty)
    #expect(run.errors == "broadsheet: interrupted; the result is incomplete\n")
    #expect(try scratch.files.isEmpty)
  }

  /// Waits until the command has read what is in the pipe, and waits for more.
  private func drained(_ pipe: Pipe) async throws {
    var rest = Int32(1)
    while rest > 0 {
      try await Task.sleep(for: .milliseconds(5))
      let status = unsafe ioctl(pipe.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &rest)
      try #require(status == 0)
    }
    try await Task.sleep(for: .milliseconds(200))
  }

  @Test func busyPipeIsLeft() async throws {
    // Ends when nobody reads any more.
    let endless = "while cat Corpora/ascii.jsonl.gz 2>/dev/null; do :; done"
    let run = try await Command.shell(
      """
      "$broadsheet" count - --quiet < <(\(endless)) & id=$!
      sleep 1; kill -TERM $id; wait $id; exit $?
      """
    )
    #expect(run.status == 128 + SIGTERM)
    #expect(run.output.isEmpty)
    #expect(run.seconds < 6)
  }
}

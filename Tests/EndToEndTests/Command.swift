import BroadsheetTestSupport
import Dispatch
import Foundation
import Testing

/// How one run of the built command ended, and what it wrote.
struct Run: Sendable {
  /// The exit status; 128 and the signal's number where a signal ended it, as a shell says it.
  let status: Int32
  let output: Data
  let errors: String
  let seconds: Double

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }
}

/// The built command `broadsheet`, run as a user runs it, from the root of the repository.
enum Command {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let corpora = root.appending(path: "Corpora")

  /// What the test bundle was built with, wherever it was built: the folder of this very process,
  /// of its main bundle, or the usual one.
  static let binary: String = {
    let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let neighbours = [running, CommandLine.arguments.first, Bundle.main.executablePath]
    let folders =
      neighbours.compactMap { $0 }.map { URL(filePath: $0).deletingLastPathComponent() }
      + [Bundle.main.bundleURL, root.appending(path: ".build/debug")]
    let given = ProcessInfo.processInfo.environment["BROADSHEET_BINARY"]
    let candidates = folders.map { $0.appending(path: "broadsheet").path }
    return given ?? candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
      ?? "broadsheet: not built"
  }()

  /// Runs `broadsheet` with these arguments to its end; nothing runs longer than a minute.
  ///
  /// Standard input is empty where it is nil; standard output is not to be read where it is given.
  static func run(
    _ arguments: [String],
    input: FileHandle? = nil,
    output: FileHandle? = nil,
    folder: URL = root
  ) async throws -> Run {
    try await Turnstile.shared.pass {
      try await Started(binary, arguments, input, output, folder, in: Scratch()).end()
    }
  }

  /// Runs a line of bash in which `$broadsheet` is the command.
  static func shell(_ line: String, folder: URL = root) async throws -> Run {
    let arguments = ["-c", "broadsheet=$0; \(line)", binary]
    return try await Turnstile.shared.pass {
      try await Started("/bin/bash", arguments, nil, nil, folder, in: Scratch()).end()
    }
  }

  /// Runs `broadsheet`, and `meanwhile` beside it: to send signals and to write into pipes.
  static func run(
    _ arguments: [String],
    input: FileHandle,
    meanwhile: @Sendable (Started) async throws -> Void
  ) async throws -> Run {
    try await Turnstile.shared.pass {
      let command = try Started(binary, arguments, input, nil, root, in: Scratch())
      do { try await meanwhile(command) } catch {
        command.kill()
        throw error
      }
      return try await command.end()
    }
  }
}

/// A process that was started; its output goes to files, so that no pipe can block it.
struct Started {
  private let process = Process()
  private let ends: AsyncStream<Void>
  private let start = ContinuousClock.now
  private let scratch: Scratch

  init(
    _ program: String,
    _ arguments: [String],
    _ input: FileHandle?,
    _ output: FileHandle?,
    _ folder: URL,
    in scratch: Scratch
  ) throws {
    self.scratch = scratch
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = nil
    // A trap must cost a test no seconds of backtrace.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment
    process.standardInput = input ?? FileHandle.nullDevice
    let files = [try scratch.writing("stdout"), try scratch.writing("stderr")]
    process.standardOutput = output ?? files[0]
    process.standardError = files[1]
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    self.ends = ends
    process.terminationHandler = { _ in end.finish() }
    // The process has its own. Foundation keeps every `Process`, and reads beyond a buffer in `run` once
    // some 1,360 files are open.
    defer { for file in files { try? file.close() } }
    try process.run()
    ChildGuard.watch(process.processIdentifier)
  }

  func send(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

  /// Ends it, and what it started.
  func kill() { ChildGuard.end(process.processIdentifier) }

  /// Waits for the end, or makes one.
  func end() async throws -> Run {
    // The queue keeps the watchdog until its time, also a cancelled one: it must not keep open files.
    let group = process.processIdentifier
    let watchdog = DispatchWorkItem { ChildGuard.end(group) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watchdog)
    for await _ in ends {}
    watchdog.cancel()
    // A test that ran out of time is cancelled, and so is its wait.
    guard !process.isRunning else {
      kill()
      throw CancellationError()
    }
    ChildGuard.release(process.processIdentifier)
    let isSignal = process.terminationReason == .uncaughtSignal
    return Run(
      status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
      output: try scratch.data("stdout"),
      errors: try scratch.text("stderr"),
      seconds: (ContinuousClock.now - start) / .seconds(1)
    )
  }
}

/// Lets few commands run at once: the tests wait for them without a thread, so that nothing else
/// would hold back the hundreds of them.
actor Turnstile {
  static let shared = Turnstile()

  private var free = max(2, ProcessInfo.processInfo.activeProcessorCount)
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func pass<Result: Sendable>(
    _ body: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
    return try await body()
  }
}

/// A folder for one test, gone with it.
final class Scratch: Sendable {
  let url = FileManager.default.temporaryDirectory
    .appending(path: "broadsheet-test-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func writing(_ name: String) throws -> FileHandle {
    try write(Data(), name)
    return try FileHandle(forWritingTo: url.appending(path: name))
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try write(Data(text.utf8), name)
  }

  @discardableResult
  func write(_ data: Data, _ name: String) throws -> String {
    try data.write(to: url.appending(path: name))
    return path(name)
  }

  /// Empty where there is no such file.
  func data(_ name: String) throws -> Data {
    guard FileManager.default.fileExists(atPath: path(name)) else { return Data() }
    return try Data(contentsOf: url.appending(path: name))
  }

  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}

/// The dumps of developers' machines, beside the repository.
enum Shared {
  static let root = Command.root.deletingLastPathComponent().appending(path: "shared")
  static var isThere: Bool { FileManager.default.fileExists(atPath: root.path) }
  static func path(_ name: String) -> String { root.appending(path: name).path }
}

extension Data {
  /// One JSON object.
  var object: [String: Any] {
    get throws {
      try #require(try JSONSerialization.jsonObject(with: self) as? [String: Any])
    }
  }
}

extension Dictionary<String, Any> {
  func number(_ key: String) -> Int? { (self[key] as? NSNumber)?.intValue }
}

import ArgumentParser
import Broadsheet
import SystemPackage
import Tables

/// Runs a command's work: shows progress, listens for signals, turns the end into an exit status.
enum Runner {
  /// Runs `body` and reports its summary; throws the matching `ExitCode`.
  static func run(
    quiet: Bool,
    report: (RunSummary) -> [String] = \.lines,
    _ body: () async throws -> RunSummary
  ) async throws {
    try await run {
      let summary = try await body()
      if !quiet || !summary.isComplete {
        report(summary).forEach { Terminal.say("broadsheet: \($0)") }
        sayHints(for: summary.unopened)
      }
      guard summary.isComplete else { throw ExitCode(1) }
    }
  }

  /// Runs `body`; throws the matching `ExitCode`.
  static func run(_ body: () async throws -> Void) async throws {
    Broadsheet.returnLargeBlocks()
    do {
      try await body()
    } catch {
      throw exitCode(for: error)
    }
  }

  /// Runs `body` and shows its progress; the first SIGINT or SIGTERM cancels it.
  static func watched<Result: Sendable>(
    _ kind: ProgressDisplay.Kind?,
    interrupted: String = "interrupted; the result is incomplete",
    _ body: @Sendable @escaping (Progress) async throws -> Result
  ) async throws -> Result {
    let progress = Progress()
    let display = kind.map { ProgressDisplay($0, progress) }
    var isDone = false
    // After the group, and so after the last line of progress.
    defer { display?.end(isDone: isDone) }
    let result = try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await body(progress) }
      group.addTask { try await Interrupts.wait(meaning: interrupted) }
      if let display { group.addTask { try await display.show() } }
      while let result = try await group.next() {
        guard let result else { continue }
        group.cancelAll()
        return result
      }
      throw CancellationError()
    }
    isDone = true
    return result
  }

  private static func exitCode(for error: any Error) -> ExitCode {
    switch error {
    case let code as ExitCode: return code
    case let interrupt as Interrupts.Signal:
      Terminal.say("broadsheet: \(interrupt.meaning)")
      return ExitCode(128 + interrupt.number)
    case let error as BroadsheetError:
      Terminal.say("broadsheet: \(error)")
      sayHints(for: error.paths)
      return status(of: error)
    case let error as TableError:
      Terminal.say("broadsheet: \(error)")
      sayHints(for: error.paths)
      return status(of: error)
    case let error as UsageError:
      Terminal.say("broadsheet: \(error)")
      return ExitCode(64)
    case let error as InputError:
      Terminal.say("broadsheet: \(error)")
      return ExitCode(66)
    case let error as Errno:
      let advice = "set TMPDIR to another folder"
      Terminal.say("broadsheet: cannot read or write temporary files: \(error); \(advice)")
      return ExitCode(74)
    default:
      Terminal.say("broadsheet: internal error: \(error)")
      return ExitCode(70)
    }
  }

  /// Suggests similar paths for the first missing ones.
  private static func sayHints(for paths: [String]) {
    for path in paths.prefix(10) {
      if let hint = NearPath.hint(for: path) { Terminal.say("broadsheet: \(hint)") }
    }
  }

  private static func status(of error: TableError) -> ExitCode {
    switch error.kind {
    case .usage: ExitCode(64)
    case .noInput: ExitCode(66)
    case .output: ExitCode(74)
    }
  }

  private static func status(of error: BroadsheetError) -> ExitCode {
    switch error.kind {
    case .usage: ExitCode(64)
    case .noInput: ExitCode(66)
    case .output: ExitCode(74)
    case .internalFault: ExitCode(70)
    }
  }
}

import ArgumentParser
import Broadsheet
import Synchronization
import SystemPackage

/// The values of `--progress`.
enum ProgressChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never, json

  static let help: ArgumentHelp =
    "Show progress; auto: one line at a terminal; json: one object per second on standard error."

  /// How to show progress, if at all.
  ///
  /// Without a choice, `quiet` runs show none, and neither does a terminal where progress
  /// `isInTheWay` of other output.
  static func kind(
    _ choice: ProgressChoice?,
    quiet: Bool,
    isInTheWay: Bool = false
  ) -> ProgressDisplay.Kind? {
    switch choice ?? (quiet ? .never : .auto) {
    case .always: .line
    case .json: .json
    case .never: nil
    case .auto:
      Terminal.isTerminal(.standardError) && !Terminal.isDumb && !isInTheWay ? .line : nil
    }
  }
}

/// Shows the progress of a run on standard error.
final class ProgressDisplay: Sendable {
  enum Kind: Sendable {
    /// One line, overwritten each time.
    case line
    /// One JSON object per line.
    case json
  }

  private let kind: Kind
  private let progress: Progress
  private let start = ContinuousClock.now
  private let meter = Mutex(ProgressMeter())

  init(_ kind: Kind, _ progress: Progress) {
    self.kind = kind
    self.progress = progress
    // Starts the meter at zero.
    _ = report
  }

  /// Shows reports until the task is cancelled.
  func show<Result: Sendable>() async throws -> Result? {
    while !Task.isCancelled {
      try await Task.sleep(for: kind == .line ? .milliseconds(200) : .seconds(1))
      // The model is still loading.
      guard progress.now.pass > 0 else { continue }
      switch kind {
      // Some terminals wrap after a full line, so it ends one cell earlier.
      case .line: write("\r\(report.line(width: Terminal.width(of: .standardError) - 1))\u{1B}[K")
      case .json: write(report.json(isDone: false))
      }
    }
    return nil
  }

  /// Clears the line, or writes the last object, after `show` has ended.
  func end(isDone: Bool) {
    switch kind {
    case .line: write("\r\u{1B}[K")
    case .json: write(report.json(isDone: isDone))
    }
  }

  private var report: ProgressReport {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return meter.withLock { $0.report(progress.now, at: seconds) }
  }

  /// Ignores errors: a run must not fail because progress cannot be written.
  private func write(_ bytes: some Sequence<UInt8>) {
    _ = try? FileDescriptor.standardError.writeAll(bytes)
  }

  private func write(_ text: String) { write(Array(text.utf8)) }
}

import ArgumentParser
import Broadsheet
import Synchronization
import SystemPackage

/// The values of `--progress`.
enum ProgressChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never, json

  static let help: ArgumentHelp =
    "Show progress; auto: one line at a terminal; json: one object per second on standard error."

  /// How progress is shown, if it is; what was not asked for is silent in a `quiet` run, and where
  /// `isInTheWay` of what the terminal shows besides.
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

/// Tells on standard error how far a run has come.
final class ProgressDisplay: Sendable {
  enum Kind: Sendable {
    /// A line that is written over.
    case line
    /// One object a line.
    case json
  }

  private let kind: Kind
  private let progress: Progress
  private let start = ContinuousClock.now
  private let meter = Mutex(ProgressMeter())

  init(_ kind: Kind, _ progress: Progress) {
    self.kind = kind
    self.progress = progress
    // What is measured from now on begins with nothing.
    _ = report
  }

  /// Shows a report now and then, until the task is cancelled.
  func show<Result: Sendable>() async throws -> Result? {
    while !Task.isCancelled {
      try await Task.sleep(for: kind == .line ? .milliseconds(200) : .seconds(1))
      // The model is still read.
      guard progress.now.pass > 0 else { continue }
      switch kind {
      // A line that fills its row makes some terminals begin the next.
      case .line: write("\r\(report.line(width: Terminal.width(of: .standardError) - 1))\u{1B}[K")
      case .json: write(report.json(isDone: false))
      }
    }
    return nil
  }

  /// Takes the line away, or says the last word, once nobody shows anything any more.
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

  /// That it cannot be written is nobody's failure.
  private func write(_ bytes: some Sequence<UInt8>) {
    _ = try? FileDescriptor.standardError.writeAll(bytes)
  }

  private func write(_ text: String) { write(Array(text.utf8)) }
}

import Broadsheet
import SystemPackage
import Tables

/// One line on standard error that is written over: bytes read, speed, share and time left.
struct ProgressLine {
  private let progress: Progress
  /// Bytes of all dumps as stored; nil where one has no size, such as standard input.
  private let total: Int?

  init(dumps: [Dump], progress: Progress) {
    self.progress = progress
    let sizes = dumps.map { InputFinder.size(ofFile: $0.name) }
    total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// Rewrites the line five times a second until the task is cancelled.
  func show<Result: Sendable>() async throws -> Result? {
    let start = ContinuousClock.now
    while !Task.isCancelled {
      try await Task.sleep(for: .milliseconds(200))
      let line = text(after: (ContinuousClock.now - start) / .seconds(1))
      _ = try? FileDescriptor.standardError.writeAll(Array("\r\(line)\u{1B}[K".utf8))
    }
    return nil
  }

  func clear() { _ = try? FileDescriptor.standardError.writeAll(Array("\r\u{1B}[K".utf8)) }

  private func text(after seconds: Double) -> String {
    let now = progress.now
    let rate = Double(now.textBytes) / 1e6 / seconds
    var line = "\(TextWriter.tenths(Double(now.storedBytes) / 1e6)) MB"
    if let total { line += " of \(TextWriter.tenths(Double(total) / 1e6)) MB" }
    line += "  \(now.articles) articles  \(TextWriter.tenths(rate)) MB/s of text"
    guard let total, total > 0, now.storedBytes > 0 else { return line }
    let share = min(1, Double(now.storedBytes) / Double(total))
    return line + "  \(Int(share * 100)) %  \(clock(seconds * (1 - share) / share)) left"
  }

  private func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e7).rounded())
    let (minutes, rest) = (whole / 60, whole % 60)
    return "\(minutes):\(rest < 10 ? "0" : "")\(rest)"
  }
}

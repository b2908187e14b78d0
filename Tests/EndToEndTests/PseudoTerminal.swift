import BroadsheetTestSupport
import Foundation
import Synchronization
import Testing

/// A terminal of the kernel's, in which a command runs as a person runs it.
///
/// What it writes is read as it comes, so that nothing waits for room.
final class PseudoTerminal: Sendable {
  private let screen: FileHandle
  private let keyboard: FileHandle
  private let written = Mutex(Data())
  private let isAtEnd = Mutex(false)

  init(columns: Int) {
    let screen = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    #expect(screen >= 0, "no terminal to be had")
    // As unlockpt(3) and ptsname(3) do, which Swift does not show: TIOCSPTLCK and TIOCGPTN.
    var (lock, number) = (Int32(0), UInt32(0))
    #expect(unsafe ioctl(screen, 0x4004_5431, &lock) == 0)
    #expect(unsafe ioctl(screen, 0x8004_5430, &number) == 0)
    let other = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    #expect(unsafe ioctl(other, UInt(TIOCSWINSZ), &size) == 0)
    self.screen = FileHandle(fileDescriptor: screen, closeOnDealloc: true)
    keyboard = FileHandle(fileDescriptor: other, closeOnDealloc: true)
  }

  /// Everything that was written so far, line breaks as programs write them.
  var text: String {
    String(decoding: written.withLock { $0 }, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  /// The lines that a person sees in the end: carriage returns and erasing done.
  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.seen)
  }

  private static func seen(_ line: Substring) -> String {
    var shown = ""
    for part in line.split(separator: "\r", omittingEmptySubsequences: false) {
      let cells = part.replacing("\u{1B}[K", with: "")
      let rest = part.contains("\u{1B}[K") ? "" : String(shown.dropFirst(cells.count))
      shown = String(cells) + rest
    }
    return shown
  }

  /// All states that a line of progress had.
  var drawn: [String] {
    text.split { $0.isNewline }
      .filter { $0.hasSuffix("\u{1B}[K") }.map { String($0.dropLast(3)) }
  }

  /// Runs the command at this terminal; `meanwhile` beside it.
  func run(
    _ arguments: [String],
    input: FileHandle = .nullDevice,
    environment changes: [String: String] = [:],
    folder: URL = Command.root,
    meanwhile: @Sendable (PseudoTerminal) async throws -> Void = { _ in }
  ) async throws -> Int32 {
    try await Turnstile.shared.pass {
      let process = Process()
      process.executableURL = URL(filePath: Command.binary)
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = ProcessInfo.processInfo.environment
        .filter { !["NO_COLOR", "COLUMNS"].contains($0.key) }
        .merging(["TERM": "xterm", "SWIFT_BACKTRACE": "enable=no"]) { $1 }
        .merging(changes) { $1 }
      process.standardInput = input
      process.standardOutput = keyboard
      process.standardError = keyboard
      let (ends, end) = AsyncStream.makeStream(of: Void.self)
      process.terminationHandler = { _ in end.finish() }
      try process.run()
      ChildGuard.watch(process.processIdentifier)
      // The end of its output is seen once nobody else could write.
      try keyboard.close()
      DispatchQueue.global().async { self.readAll() }
      // For what hangs: on a busy machine a test waits minutes for its turn.
      let watchdog = DispatchWorkItem { ChildGuard.end(process.processIdentifier) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 600, execute: watchdog)
      defer { watchdog.cancel() }
      do { try await meanwhile(self) } catch {
        ChildGuard.end(process.processIdentifier)
        throw error
      }
      for await _ in ends {}
      // A test that ran out of time is cancelled, and so is its wait.
      if process.isRunning { ChildGuard.end(process.processIdentifier) }
      while !isAtEnd.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
      ChildGuard.release(process.processIdentifier)
      return process.terminationStatus
    }
  }

  /// Waits for a text, until the command ends or is ended.
  func wait(for text: String) async throws {
    while !self.text.contains(text), !isAtEnd.withLock({ $0 }) {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(self.text.contains(text))
  }

  /// Read by read(2): what fills its buffer before it returns loses that when the kernel says EIO, as
  /// it does once the other side is closed.
  private func readAll() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe read(screen.fileDescriptor, &buffer, buffer.count)
      if count <= 0 { break }
      written.withLock { $0.append(contentsOf: buffer.prefix(count)) }
    }
    isAtEnd.withLock { $0 = true }
  }
}

import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// SIGINT and SIGTERM as errors.
///
/// SIGPIPE is left alone: a closed pipe ends the process quietly.
enum Interrupts {
  struct Signal: Error {
    let number: Int32
    /// What to tell the user.
    let meaning: String
  }

  /// Waits for the first signal and throws it; a second one ends the process at once.
  static func wait<Result: Sendable>(meaning: String) async throws -> Result? {
    for await number in signals() {
      for second in [SIGINT, SIGTERM] { signal(second, SIG_DFL) }
      throw Signal(number: number, meaning: meaning)
    }
    return nil
  }

  private static func signals() -> AsyncStream<Int32> {
    AsyncStream { continuation in
      for number in [SIGINT, SIGTERM] {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        // The handler keeps its source, and so the watch, for as long as the process runs.
        source.setEventHandler { withExtendedLifetime(source) { _ = continuation.yield(number) } }
        source.resume()
      }
    }
  }
}

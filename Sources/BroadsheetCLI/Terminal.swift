import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the process stands on.
enum Terminal {
  static func isTerminal(_ descriptor: FileDescriptor) -> Bool { isatty(descriptor.rawValue) == 1 }

  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether bold text on standard output is shown as such, and wanted.
  ///
  /// Source: https://no-color.org.
  static var showsBold: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal(.standardOutput) && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// The cells of a line of standard output; 80 where it is no terminal or has no width.
  static var width: Int {
    var size = winsize()
    // SAFETY: the request fills the structure that it is given, which lives here.
    let status = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    return status == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }

  /// Writes a line to standard error; that it cannot be written is nobody's failure.
  static func say(_ line: String) {
    _ = try? FileDescriptor.standardError.writeAll(Array("\(line)\n".utf8))
  }
}

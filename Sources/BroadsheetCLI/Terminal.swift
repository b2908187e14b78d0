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

  /// Whether colours and bold are shown as such, and wanted.
  ///
  /// Source: https://no-color.org.
  static var showsColours: Bool { environment["NO_COLOR"] == nil && !isDumb }

  /// Whether nothing that was written can be changed.
  static var isDumb: Bool { environment["TERM"] == "dumb" }

  /// The cells of a line: what the user says in COLUMNS, or what the terminal says; 80 where neither
  /// does.
  static func width(of descriptor: FileDescriptor) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    // SAFETY: the request fills the structure that it is given, which lives here.
    let status = unsafe ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &size)
    return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Variables that are set to nothing count as not set.
  private static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { !$0.value.isEmpty }
  }

  /// Writes a line to standard error, over one of progress; that it cannot be written is nobody's
  /// failure.
  static func say(_ line: String) {
    let start = isTerminal(.standardError) && !isDumb ? "\r\u{1B}[K" : ""
    _ = try? FileDescriptor.standardError.writeAll(Array("\(start)\(line)\n".utf8))
  }
}

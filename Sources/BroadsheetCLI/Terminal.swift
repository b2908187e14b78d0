import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The terminal and the machine of the process.
enum Terminal {
  static func isTerminal(_ descriptor: FileDescriptor) -> Bool { isatty(descriptor.rawValue) == 1 }

  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether the terminal shows colours and bold, and the user wants them.
  ///
  /// Source: https://no-color.org.
  static var showsColours: Bool { environment["NO_COLOR"] == nil && !isDumb }

  /// Whether the terminal cannot overwrite a line.
  static var isDumb: Bool { environment["TERM"] == "dumb" }

  /// The width of a line in cells, from COLUMNS or from the terminal; 80 if neither says it.
  static func width(of descriptor: FileDescriptor) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    // SAFETY: the request fills the structure that it is given, which lives here.
    let status = unsafe ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &size)
    return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// The environment without empty variables, which count as not set.
  private static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { !$0.value.isEmpty }
  }

  /// Writes a line to standard error, over a line of progress; ignores errors.
  static func say(_ line: String) {
    let start = isTerminal(.standardError) && !isDumb ? "\r\u{1B}[K" : ""
    _ = try? FileDescriptor.standardError.writeAll(Array("\(start)\(line)\n".utf8))
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The calendar clock of the machine.
package enum SystemClock {
  /// Seconds since the beginning of 1970, in UTC.
  package static var secondsSince1970: Int { Int(time(nil)) }
}

// The names in a folder: readdir(3) gives C strings. One of the unsafe files here.

package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A folder of the file system.
package enum Folder {
  /// The names in a folder, in no order, as the bytes that they are; without `.` and `..`.
  package static func names(in path: FilePath) throws(Errno) -> [[UInt8]] {
    // SAFETY: the string outlives the call; the stream is checked and closed once, below.
    guard let stream = unsafe path.withPlatformString({ unsafe opendir($0) }) else {
      throw Errno(rawValue: errno)
    }
    // SAFETY: opened above, and not used afterwards.
    defer { unsafe _ = closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      // SAFETY: the entry lives until the next call for this stream, and its name ends with NUL.
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    return names
  }
}

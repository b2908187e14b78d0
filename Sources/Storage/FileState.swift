// What the system knows of a file: stat(2) fills a structure of ours. The third unsafe file here.

package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Size and time of last change of a file, by which it is known again.
package struct FileState: Sendable, Equatable {
  package let isFolder: Bool
  /// Bytes; -1 for what is not a regular file.
  package let size: Int
  /// Nanoseconds since 1970.
  package let changed: Int
  /// The same for all names of one file.
  package let identity: SIMD2<UInt64>

  package init(of path: FilePath) throws(Errno) {
    var status = stat()
    // SAFETY: the string outlives the call, and stat(2) fills the structure that lives here.
    let result = unsafe path.withPlatformString { unsafe stat($0, &status) }
    guard result == 0 else { throw Errno(rawValue: errno) }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = isFile ? Int(status.st_size) : -1
    identity = SIMD2(UInt64(status.st_dev), UInt64(status.st_ino))
    changed = isFile ? status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec : -1
  }
}

/// A file that could not be opened, read or written.
package struct FileError: Error, Sendable, CustomStringConvertible {
  package let action: String
  package let path: String
  /// The C library's error number, 0 if it gave none.
  package let code: Int32

  package var description: String { "cannot \(action) \(path) (errno \(code))" }
}

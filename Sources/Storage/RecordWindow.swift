package import BroadsheetCore
internal import SystemPackage

/// Reads records, each with its length before it, from a stretch of a file, through a window.
///
/// Memory: the window, or the longest record.
package struct RecordWindow: Sendable {
  private let file: StoredFile
  /// What has not been read.
  private var rest: Range<Int>
  private let size: Int
  private var bytes: [UInt8] = []
  /// The place of the record at hand in `bytes`.
  private var range = 0..<0

  /// Of records as `append(text:)` writes them, one right after the other.
  package init(_ file: StoredFile, _ stretch: Range<Int>, size: Int = 64 << 10) {
    (self.file, self.size) = (file, size)
    rest = stretch
  }

  /// The bytes of the record at hand.
  package var record: ArraySlice<UInt8> { bytes[range] }

  /// Reads the record at hand, without a copy of it.
  package var decoder: ByteDecoder { ByteDecoder(bytes, range) }

  /// Goes to the next record; false at the end of the stretch.
  ///
  /// Throws `ByteCodingError` where a record goes on behind it, and the system's errors.
  package mutating func next() throws -> Bool {
    range = range.upperBound..<range.upperBound
    try fill(Self.longestLength)
    guard range.lowerBound < bytes.count else { return false }
    var decoder = ByteDecoder(bytes, range.lowerBound..<bytes.count)
    let count = try decoder.count()
    range = decoder.position..<decoder.position
    try fill(count)
    guard bytes.count - range.lowerBound >= count else { throw ByteCodingError() }
    range = range.lowerBound..<(range.lowerBound + count)
    return true
  }

  /// Bytes of a length, at most.
  private static let longestLength = 10

  /// Sees to it that so many bytes are there from where the next record begins, if the stretch has them.
  private mutating func fill(_ count: Int) throws(Errno) {
    guard bytes.count - range.lowerBound < count, !rest.isEmpty else { return }
    bytes.removeFirst(range.lowerBound)
    range = 0..<0
    let before = bytes.count
    try file.read(min(max(size, count), rest.count), at: rest.lowerBound, into: &bytes)
    rest = (rest.lowerBound + bytes.count - before)..<rest.upperBound
  }
}

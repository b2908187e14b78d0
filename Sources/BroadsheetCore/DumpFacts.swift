/// What a dump turned out to be, for the run's manifest.
///
/// Known when its last block is read; rides on that block and on the last batch of the dump.
package struct DumpFacts: Sendable, Equatable {
  /// What the dump is stored as, such as `gzip`.
  package var container = ""
  /// Bytes as stored.
  package var storedBytes = 0
  /// Bytes of inflated text.
  package var textBytes = 0
  /// Gzip members whose header was read; 0 for plain input.
  package var members = 0
  /// Files of a tar archive; 0 where the dump is none.
  package var entries = 0
  /// CRC-32 of the stored bytes.
  package var digest: UInt32 = 0
  /// CRC-32 of the first bytes of the text, at most 64 KiB: by it and by its length, a text is known
  /// again, however it is stored.
  package var textDigest: UInt32 = 0

  package init() {}
}

/// A run of one dump's inflated bytes, and where it stands: what `Inflater` gives to `Splitter`.
///
/// Blocks of a dump arrive in order and without overlap. The array comes from a `BlockPool` and
/// has one owner at a time.
package struct ByteBlock: Sendable {
  /// At most `BlockPool.blockSize` bytes; may be empty where only `isLast` or `account` matter.
  package var bytes: [UInt8]
  /// Index of the dump in the order of the command line.
  package var file: Int
  /// Offset of the first byte in the dump's inflated text.
  package var offset: Int
  /// Bytes were lost right before this block: a record must not be joined across the gap.
  package var followsGap = false
  /// No block of this dump follows.
  package var isLast = false
  /// What the container had to report since the block before.
  package var account = Account()

  package init(bytes: [UInt8], file: Int, offset: Int) {
    self.bytes = bytes
    self.file = file
    self.offset = offset
  }
}

internal import SystemPackage

/// A window over the stored bytes of a dump: read forward, with a short look back for resyncs.
struct InputBuffer: ~Copyable {
  /// Beyond 64 KiB a larger read gains at most 6 % (docs/decisions/0003).
  static let chunk = 128 << 10
  /// How far back a damaged member's end is searched for once its beginning has left the window.
  private static let lookBack = 64 << 10

  private var source: ByteSource
  private(set) var bytes: [UInt8] = []
  private(set) var position = 0
  /// Offset in the file of `bytes[0]`: no way back beyond it.
  private(set) var base = 0
  private(set) var error: Errno?
  /// CRC-32 of everything read so far, the digest that the run's manifest shows.
  private(set) var digest: UInt32 = 0

  init(_ source: consuming ByteSource) {
    self.source = source
    bytes.reserveCapacity(3 * Self.chunk)
  }

  /// Offset in the file of the next byte.
  var offset: Int { base + position }
  /// How many bytes have been read from the source.
  var read: Int { base + bytes.count }
  /// How many bytes are ready.
  var available: Int { bytes.count - position }

  mutating func advance(_ count: Int) {
    precondition(count <= available)
    position += count
  }

  /// Advances, or goes back by the few bytes that a decoder read ahead and returns.
  mutating func move(_ count: Int) {
    precondition(count <= available && position + count >= 0)
    position += count
  }

  /// Advances and continues a checksum, if there is one, over what is passed.
  mutating func advance(_ count: Int, checksum: inout UInt32?) {
    if let crc = checksum {
      checksum = ZStream.checksum(crc, of: position..<(position + count), in: bytes.span)
    }
    advance(count)
  }

  /// Goes back to an offset that is still in the window.
  mutating func rewind(to offset: Int) {
    precondition(offset >= base && offset <= self.offset)
    position = offset - base
  }

  /// Makes `count` bytes ready, or fewer at the end of the input; returns how many there are.
  ///
  /// An error of the system ends the input and is kept in `error`.
  @discardableResult
  mutating func require(_ count: Int) -> Int {
    guard available < count else { return available }
    dropRead()
    while available < count, error == nil {
      do {
        let before = bytes.count
        guard try source.read(max(Self.chunk, count - available), into: &bytes) > 0 else { break }
        digest = ZStream.checksum(digest, of: before..<bytes.count, in: bytes.span)
      } catch {
        self.error = error
      }
    }
    return available
  }

  /// The next byte, or nil at the end.
  mutating func next() -> UInt8? {
    guard require(1) > 0 else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  func byte(at distance: Int) -> UInt8 { bytes[position + distance] }

  /// Whether the ready bytes begin with a pattern; false if fewer are ready.
  func startsWith(_ pattern: [UInt8]) -> Bool {
    bytes[position...].starts(with: pattern)
  }

  /// Drops what was read but for the look back, and only where that is worth moving the rest.
  private mutating func dropRead() {
    let count = position - Self.lookBack
    guard count >= Self.chunk / 2 else { return }
    bytes.removeFirst(count)
    base += count
    position -= count
  }
}

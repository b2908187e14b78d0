import Synchronization

/// Byte buffers that are used again: a fresh mebibyte a batch would cost a page fault every 4 KiB.
///
/// Safe to share: every buffer has one owner at a time, in or out of the pool.
package final class BlockPool: Sendable {
  /// The capacity of every buffer: fits the second-level cache beside what a stage works with.
  package static let blockSize = 256 << 10

  private let free = Mutex<[[UInt8]]>([])
  private let limit: Int

  /// A pool that keeps at most `limit` idle buffers.
  package init(limit: Int = 16) {
    self.limit = limit
  }

  /// An empty buffer with room for `blockSize` bytes or more.
  package func take() -> [UInt8] {
    if let buffer = free.withLock({ $0.popLast() }) { return buffer }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(Self.blockSize)
    return buffer
  }

  /// Gives a buffer back.
  ///
  /// One that has grown far beyond the usual is let go instead.
  package func give(_ buffer: consuming [UInt8]) {
    guard buffer.capacity <= 4 * Self.blockSize else { return }
    var buffer = buffer
    buffer.removeAll(keepingCapacity: true)
    free.withLock { [buffer] idle in
      if idle.count < limit { idle.append(buffer) }
    }
  }
}

// The zlib wrapper: the one file that calls it. Raw deflate data in, bytes out; the gzip framing
// around it is read in safe code, because zlib treats a wrong header checksum as fatal and we do
// not.

internal import CZlib

/// A raw inflate stream, reset for each member.
///
/// Owns about 40 KiB, set by zlib's 32 KiB window.
@safe struct ZStream: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    // SAFETY: one z_stream, zeroed as zlib asks, freed in deinit and never shared.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream,
      -MAX_WBITS,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    precondition(status == Z_OK, "zlib could not start: out of memory or an incompatible version")
  }

  deinit {
    // SAFETY: the stream was initialized in init and nobody else holds the pointer.
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  mutating func reset() {
    // SAFETY: the stream is initialized for as long as self lives.
    unsafe inflateReset(stream)
  }

  /// Inflates from `input` into the free room of `output`, up to `room` more bytes.
  ///
  /// Returns how many input bytes were used. The checksum of what was written is left to
  /// `checksum`.
  mutating func inflate(
    _ input: borrowing InputBuffer,
    into output: inout [UInt8],
    room: Int
  ) -> (used: Int, status: DecoderStatus) {
    var status = Z_OK
    let used = decoding(input, into: &output, room: room) { source, target in
      // SAFETY: zlib gets both buffers with their true sizes, keeps neither after the call, and its
      // counters tell how much of each it touched. next_in is not written through.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(source.count)
      unsafe stream.pointee.next_out = target.baseAddress
      unsafe stream.pointee.avail_out = UInt32(target.count)
      status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      return unsafe (
        source.count - Int(stream.pointee.avail_in), target.count - Int(stream.pointee.avail_out)
      )
    }
    return (used, Self.meaning(of: status))
  }

  /// Continues the CRC-32 `crc` over a range of bytes.
  static func checksum(
    _ crc: UInt32,
    of range: Range<Int>,
    in bytes: borrowing Span<UInt8>
  ) -> UInt32 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    guard !range.isEmpty else { return crc }
    // SAFETY: the range was just checked to lie inside the span.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return crc }
      let start = unsafe base + range.lowerBound
      return UInt32(truncatingIfNeeded: unsafe crc32_z(UInt(crc), start, range.count))
    }
  }

  private static func meaning(of status: Int32) -> DecoderStatus {
    switch status {
    case Z_OK, Z_BUF_ERROR: .more
    case Z_STREAM_END: .end
    default: .corrupt
    }
  }
}

// Compression; the only file of this module that calls zlib.

internal import CZlib

/// Compresses bytes into one gzip member on their way to a sink.
///
/// Writes no name and no time, so that the same input gives the same output with the same zlib.
/// Owns about 256 KiB.
@safe package final class GzipWriter {
  private static let pieceSize = 64 << 10

  private let stream: UnsafeMutablePointer<z_stream>
  private let sink: ([UInt8]) throws -> Void

  package init(to sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
    // SAFETY: one z_stream, zeroed as zlib asks, freed in deinit and never shared.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe broadsheet_deflate_init_gzip(stream, 6)
    precondition(status == Z_OK, "zlib could not start: out of memory or an incompatible version")
  }

  deinit {
    // SAFETY: the stream was initialized in init and nobody else holds the pointer.
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  package func write(_ bytes: [UInt8]) throws { try deflate(bytes, isLast: false) }

  /// Ends the member; nothing may be written after it.
  package func finish() throws { try deflate([], isLast: true) }

  private func deflate(_ bytes: [UInt8], isLast: Bool) throws {
    var used = 0
    var packed: [UInt8] = []
    repeat {
      packed.removeAll(keepingCapacity: true)
      used += step(bytes, from: used, into: &packed, isLast)
      if !packed.isEmpty { try sink(packed) }
      // A piece that is not full means that zlib has no more output.
    } while packed.count == Self.pieceSize || used < bytes.count
  }

  /// Compresses once; returns how many bytes of the input were used.
  private func step(
    _ bytes: [UInt8],
    from start: Int,
    into packed: inout [UInt8],
    _ isLast: Bool
  ) -> Int {
    var used = 0
    // SAFETY: zlib gets both buffers with their true sizes, keeps neither after the call, and its
    // counters tell how much of each it touched. next_in is not written through.
    unsafe bytes.span.extracting(start...).withUnsafeBufferPointer { source in
      packed.append(addingCapacity: Self.pieceSize) { free in
        unsafe free.withUnsafeMutableBufferPointer { target, initialized in
          let room = min(target.count, Self.pieceSize)
          let given = min(source.count, 1 << 30)
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(given)
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room)
          // SAFETY: as above; the stream was set up in init.
          _ = unsafe CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          used = unsafe given - Int(stream.pointee.avail_in)
          initialized = unsafe room - Int(stream.pointee.avail_out)
        }
      }
    }
    return used
  }
}

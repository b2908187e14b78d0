// The bzip2 wrapper, built with the package trait `Bzip2`; one of the unsafe files here.
#if Bzip2

  internal import CBzip2

  /// Decodes bzip2 streams; owns at most 4 MiB.
  @safe final class Bzip2Stream: FrameDecoder {
    private let stream: UnsafeMutablePointer<bz_stream>

    init() {
      // SAFETY: one bz_stream, zeroed as bzip2 asks, freed in deinit and never shared.
      unsafe stream = .allocate(capacity: 1)
      unsafe stream.initialize(to: bz_stream())
      let status = unsafe BZ2_bzDecompressInit(stream, 0, 0)
      precondition(status == BZ_OK, "bzip2 could not start: out of memory")
    }

    deinit {
      // SAFETY: the stream was initialized in init and nobody else holds the pointer.
      unsafe BZ2_bzDecompressEnd(stream)
      unsafe stream.deallocate()
    }

    func reset() {
      // SAFETY: the stream is initialized for as long as self lives.
      unsafe BZ2_bzDecompressEnd(stream)
      unsafe stream.pointee = bz_stream()
      let status = unsafe BZ2_bzDecompressInit(stream, 0, 0)
      precondition(status == BZ_OK, "bzip2 could not start: out of memory")
    }

    func decode(
      _ input: borrowing InputBuffer,
      into output: inout [UInt8],
      room: Int
    ) -> (used: Int, status: DecoderStatus) {
      var result = BZ_OK
      let used = decoding(input, into: &output, room: room) { source, target in
        // SAFETY: bzip2 gets both buffers with their true sizes, keeps neither, and does not write
        // through next_in.
        unsafe stream.pointee.next_in = UnsafeMutableRawPointer(mutating: source.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_in = UInt32(source.count)
        unsafe stream.pointee.next_out = UnsafeMutableRawPointer(target.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_out = UInt32(target.count)
        result = unsafe BZ2_bzDecompress(stream)
        return unsafe (
          source.count - Int(stream.pointee.avail_in), target.count - Int(stream.pointee.avail_out)
        )
      }
      switch result {
      case BZ_OK: return (used, .more)
      case BZ_STREAM_END: return (used, .end)
      case BZ_MEM_ERROR: return (used, .tooLarge)
      default: return (used, .corrupt)
      }
    }
  }

#endif

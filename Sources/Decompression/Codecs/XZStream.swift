// The xz wrapper, built with the package trait `XZ`; one of the unsafe files here.
#if XZ

  internal import CXZ

  /// Decodes xz streams of at most 128 MiB of memory: `xz -9` takes 65.
  @safe final class XZStream: FrameDecoder {
    private static let memoryLimit: UInt64 = 128 << 20

    private let stream: UnsafeMutablePointer<lzma_stream>

    init() {
      // SAFETY: one lzma_stream, set up as liblzma asks, freed in deinit and never shared.
      unsafe stream = .allocate(capacity: 1)
      unsafe stream.initialize(to: broadsheet_lzma_stream())
      reset()
    }

    deinit {
      // SAFETY: the stream was initialized in init and nobody else holds the pointer.
      unsafe lzma_end(stream)
      unsafe stream.deallocate()
    }

    func reset() {
      // SAFETY: liblzma sets the stream up anew, and keeps its memory.
      let status = unsafe lzma_stream_decoder(stream, Self.memoryLimit, 0)
      precondition(status == LZMA_OK, "xz could not start: out of memory")
    }

    func decode(
      _ input: borrowing InputBuffer,
      into output: inout [UInt8],
      room: Int
    ) -> (used: Int, status: DecoderStatus) {
      var result = LZMA_OK
      let used = decoding(input, into: &output, room: room) { source, target in
        // SAFETY: liblzma gets both buffers with their true sizes and keeps neither.
        unsafe stream.pointee.next_in = source.baseAddress
        unsafe stream.pointee.avail_in = source.count
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = target.count
        result = unsafe lzma_code(stream, LZMA_RUN)
        return unsafe (
          source.count - stream.pointee.avail_in, target.count - stream.pointee.avail_out
        )
      }
      switch result {
      case LZMA_OK, LZMA_BUF_ERROR: return (used, .more)
      case LZMA_STREAM_END: return (used, .end)
      case LZMA_MEMLIMIT_ERROR, LZMA_MEM_ERROR: return (used, .tooLarge)
      default: return (used, .corrupt)
      }
    }
  }

#endif

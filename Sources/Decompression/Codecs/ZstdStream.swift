// The Zstandard wrapper, built with the package trait `Zstd`; one of the unsafe files here.
#if Zstd

  internal import CZstd

  /// Decodes Zstandard frames; memory is bounded by a window of at most 128 MiB, as by `zstd -d`.
  @safe final class ZstdStream: FrameDecoder {
    private let stream: OpaquePointer?

    init() {
      // SAFETY: one context, freed in deinit and never shared.
      unsafe stream = ZSTD_createDStream()
      precondition(unsafe stream != nil, "zstd could not start: out of memory")
    }

    deinit {
      // SAFETY: nobody else holds the pointer.
      unsafe ZSTD_freeDStream(stream)
    }

    func reset() {
      // SAFETY: the context lives as long as self.
      unsafe ZSTD_DCtx_reset(stream, ZSTD_reset_session_only)
    }

    func decode(
      _ input: borrowing InputBuffer,
      into output: inout [UInt8],
      room: Int
    ) -> (used: Int, status: DecoderStatus) {
      var status = DecoderStatus.more
      let used = decoding(input, into: &output, room: room) { source, target in
        // SAFETY: zstd gets both buffers with their true sizes and keeps neither.
        var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
        var to = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        let result = unsafe ZSTD_decompressStream(stream, &to, &from)
        if ZSTD_isError(result) != 0 {
          let code = ZSTD_getErrorCode(result)
          status = code == ZSTD_error_frameParameter_windowTooLarge ? .tooLarge : .corrupt
        } else if result == 0 {
          status = .end
        }
        return unsafe (from.pos, to.pos)
      }
      return (used, status)
    }
  }

#endif

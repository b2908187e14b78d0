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

    /// A skippable frame of this kind holds a dictionary, which may be compressed itself.
    ///
    /// Source: the specification of Zstandard for WARC files, section 3.
    private static let dictionaryMagic: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
    private static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    /// Writers use at most some megabytes.
    private static let dictionaryLimit = 32 << 20

    func takeDictionary(_ input: inout InputBuffer) -> Bool {
      guard input.require(8) >= 8, input.startsWith(Self.dictionaryMagic) else { return true }
      let size = (0..<4).reduce(0) { $0 | Int(input.byte(at: 4 + $1)) << (8 * $1) }
      guard size > 0, size <= Self.dictionaryLimit, input.require(8 + size) >= 8 + size else {
        return false
      }
      input.advance(8)
      let stored = Array(input.bytes[input.position..<input.position + size])
      input.advance(size)
      guard let dictionary = stored.starts(with: Self.magic) ? Self.inflate(stored) : stored else {
        return false
      }
      // SAFETY: zstd copies the dictionary; the array outlives the call.
      let result = unsafe dictionary.withUnsafeBytes {
        unsafe ZSTD_DCtx_loadDictionary(stream, $0.baseAddress, $0.count)
      }
      return ZSTD_isError(result) == 0
    }

    /// The text of one frame that is at hand; nil if it is broken or too large.
    static func inflate(_ stored: [UInt8], limit: Int = dictionaryLimit) -> [UInt8]? {
      let decoder = ZstdStream()
      var input = InputBuffer(ByteSource(bytes: stored))
      var text: [UInt8] = []
      while text.count < limit {
        input.require(input.available + 1)
        let before = text.count
        let (used, status) = decoder.decode(input, into: &text, room: min(1 << 17, limit - before))
        input.advance(used)
        if status == .end { return text }
        guard status == .more, used > 0 || text.count > before else { return nil }
      }
      return nil
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

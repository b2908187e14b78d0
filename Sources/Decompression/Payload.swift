internal import BroadsheetCore

/// Inflates streams that are whole inside a record, such as the body of an HTTP response.
package enum Payload {
  /// Inflates gzip members, Zstandard frames or one zlib stream; what a `PayloadInflater` is.
  ///
  /// Nil for other bytes, and for Zstandard where it was not built in.
  ///
  /// Gives at most `limit` bytes, and at damage what came before it.
  package static func inflate(
    _ stored: ArraySlice<UInt8>,
    limit: Int
  ) -> (bytes: [UInt8], isWhole: Bool)? {
    if stored.starts(with: [GzipHeader.magic.0, GzipHeader.magic.1]) {
      return inflateMembers(stored, limit)
    }
    if FrameContainer.zstd.begins(stored) {
      return FrameContainer.zstd.isBuiltIn ? inflateMembers(stored, limit) : nil
    }
    return hasZlibHeader(stored) ? inflateZlib(stored, limit) : nil
  }

  private static func inflateMembers(
    _ stored: ArraySlice<UInt8>,
    _ limit: Int
  ) -> (bytes: [UInt8], isWhole: Bool) {
    let pool = BlockPool()
    var inflater = Inflater(ByteSource(bytes: Array(stored)), file: 0, pool: pool)
    var bytes: [UInt8] = []
    while let block = inflater.inflate() {
      guard !block.followsGap else { return (bytes, false) }
      let room = limit - bytes.count
      bytes.append(contentsOf: block.bytes.prefix(room))
      guard block.report.isClean, block.bytes.count <= room else { return (bytes, false) }
      pool.give(block.bytes)
    }
    return (bytes, true)
  }

  /// RFC 1950, section 2.2; a preset dictionary is refused, because nobody sends it along.
  private static func hasZlibHeader(_ stored: ArraySlice<UInt8>) -> Bool {
    let header = Array(stored.prefix(2))
    guard header.count == 2, header[0] & 0x0F == 8, header[1] & 0x20 == 0 else { return false }
    return (Int(header[0]) << 8 | Int(header[1])) % 31 == 0
  }

  private static func inflateZlib(
    _ stored: ArraySlice<UInt8>,
    _ limit: Int
  ) -> (bytes: [UInt8], isWhole: Bool) {
    var input = InputBuffer(ByteSource(bytes: Array(stored.dropFirst(2))))
    var stream = DeflateStream()
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let ready = input.require(1)
      let before = bytes.count
      let room = min(BlockPool.blockSize, limit - before)
      let (used, status) = stream.inflate(input, into: &bytes, room: room)
      input.move(used)
      if status == .end { return (bytes, true) }
      if status != .more || ready == 0 && bytes.count == before { return (bytes, false) }
    }
    return (bytes, false)
  }
}

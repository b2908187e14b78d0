/// Members without text, whose checksum proves nothing: it is zero, like zeroed data.
extension Inflater {
  /// The deflated forms of no text that writers make: one block of fixed codes, or a stored one.
  private static let usual: [[UInt8]] = [[0x03, 0x00], [0x01, 0x00, 0x00, 0xFF, 0xFF]]

  /// Whether the data of the present member, which gave no text, are what zlib takes for deflated.
  ///
  /// ISA-L takes incomplete codes, too.
  var isEmptyMember: Bool {
    #if ISAL
      guard dataStart >= input.base else { return true }
      let data = input.bytes[(dataStart - input.base)..<input.position]
      if Self.usual.contains(where: data.elementsEqual) { return true }
      var stored = InputBuffer(ByteSource(bytes: Array(data)))
      stored.require(data.count)
      var stream = ZStream()
      var text: [UInt8] = []
      let (used, status) = stream.inflate(stored, into: &text, room: 1)
      return status == .end && used == data.count && text.isEmpty
    #else
      return true
    #endif
  }
}

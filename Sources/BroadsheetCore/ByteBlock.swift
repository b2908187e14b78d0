/// Consecutive inflated bytes of one dump, and their place: what `Inflater` gives to `Splitter`.
///
/// Blocks of a dump arrive in order and without overlap. The array comes from a `BlockPool` and
/// has one owner at a time.
package struct ByteBlock: Sendable {
  /// At most `BlockPool.blockSize` bytes; may be empty where only `isLast` or `report` matter.
  package var bytes: [UInt8]
  /// Index of the dump in the order of the command line.
  package var file: Int
  /// Offset of the first byte in the dump's inflated text.
  package var offset: Int
  /// Bytes were lost right before this block: a record must not be joined across the gap.
  package var followsGap = false
  /// A file of an archive begins: a dump of its own, whatever came before.
  package var opensEntry = false
  /// No block of this dump follows.
  package var isLast = false
  /// What the dump turned out to be: in its last block, unless it could not be opened.
  package var facts: DumpFacts?
  /// Where members of the container begin in the text, in order.
  package private(set) var members: [MemberStart] = []
  /// What the container had to report since the block before.
  package var report = ReadReport()

  package init(bytes: [UInt8], file: Int, offset: Int) {
    self.bytes = bytes
    self.file = file
    self.offset = offset
  }

  /// Gives the block another place in the text.
  package mutating func move(to place: Int) {
    let distance = place - offset
    members = members.map { MemberStart(offset: $0.offset + distance, number: $0.number) }
    offset = place
  }

  /// Notes that the bytes appended next come from the member with this number.
  package mutating func beginsMember(_ number: Int) {
    let start = MemberStart(offset: offset + bytes.count, number: number)
    // Hundreds of thousands of empty members begin at one place.
    if members.last?.offset == start.offset { members.removeLast() }
    members.append(start)
  }
}

/// The place in a dump's inflated text where a member of its container begins.
package struct MemberStart: Sendable, Equatable {
  package let offset: Int
  /// From 1.
  package let number: Int
}

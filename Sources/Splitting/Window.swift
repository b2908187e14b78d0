import BroadsheetCore

/// The inflated bytes at hand: the rest of earlier blocks, and the newest block.
struct Window {
  private(set) var bytes: [UInt8] = []
  /// Where the open record begins; between records, how far the dump was read.
  var start = 0
  /// Where the search for the end of the open record resumes, so that small blocks cost no more
  /// than large ones.
  ///
  /// Everything before belongs to the record.
  var searched = 0
  /// No byte will follow the last one.
  var isFinal = false
  /// Offset of `bytes[0]` in the dump's inflated text.
  private var base = 0

  var isExhausted: Bool { start == bytes.count }
  var isSearched: Bool { searched == bytes.count }

  func offset(of position: Int) -> Int { base + position }

  mutating func append(_ slice: ArraySlice<UInt8>) {
    bytes.append(contentsOf: slice)
  }

  /// Continues in a block at `offset`, and leaves the window's buffer in its place.
  ///
  /// The block's first `joined` bytes were appended before, and everything at hand is among them.
  mutating func moveOn(to block: inout [UInt8], at offset: Int, joined: Int) {
    let shift = joined - bytes.count
    swap(&bytes, &block)
    base = offset
    start += shift
    searched += shift
  }

  /// Forgets everything; returns the buffer.
  mutating func empty() -> [UInt8] {
    var buffer: [UInt8] = []
    swap(&buffer, &bytes)
    self = Window()
    return buffer
  }

  /// Forgets the bytes before `start`.
  mutating func compact() {
    guard start > 0 else { return }
    if bytes.capacity > 4 * BlockPool.blockSize, bytes.count - start < BlockPool.blockSize {
      bytes = Array(bytes[start...])  // Lets go of what a huge record needed.
    } else {
      bytes.removeSubrange(..<start)
    }
    base += start
    searched -= min(start, searched)
    start = 0
  }

  mutating func skipBlanks(butTabs: Bool = false) {
    while !isExhausted, ASCII.isBlank(bytes[start]), !(butTabs && bytes[start] == 0x09) {
      start += 1
    }
  }

  /// Moves `searched` to the next `byte` at or after it; false if it is not at hand.
  mutating func search(for byte: UInt8) -> Bool {
    searched = ByteScan.firstIndex(of: byte, in: bytes.span, from: searched)
    return searched < bytes.count
  }

  /// Skips a byte order mark at the beginning of the dump.
  mutating func skipByteOrderMark() {
    if base + start == 0, bytes.starts(with: byteOrderMark) { start = byteOrderMark.count }
  }
}

/// U+FEFF in UTF-8.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

import BroadsheetCore

/// Finds where an object ends, or a member of one, and can stop and resume at any byte.
///
/// A line end inside a string is not JSON: it breaks the record. The next record begins at the next
/// `{` that begins a line and is not indented more than a record. So one quote too many or too few
/// costs one record.
struct JSONCutter {
  private enum State {
    case start, code, string, escape
    /// Up to where a record may begin, nothing counts.
    case lost
  }

  private var state = State.start
  private var depth = 0
  /// A key and its value may be the record.
  private var takesMembers = false
  private var isMember = false
  /// How many blanks the line begins with, as long as nothing else came.
  private var column: Int?
  /// The same for the first line after a record's first one: lines indented as much are inside a
  /// record.
  private var innerColumn: Int?
  /// That of the open record.
  private var ownColumn: Int?

  /// Begins a record; inside an envelope, members are records too.
  mutating func begin(takesMembers: Bool) {
    state = .start
    depth = 0
    self.takesMembers = takesMembers
    isMember = false
    column = nil
    ownColumn = nil
  }

  /// Records that come next are indented in another way.
  mutating func forgetIndent() { innerColumn = nil }

  /// Moves on from `start`; returns how far it came and whether that is the record's end.
  mutating func advance(_ bytes: borrowing Span<UInt8>, from start: Int) -> (Int, isEnd: Bool) {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      switch state {
      case .start:
        if isSeparator(byte) { return (position + 1, true) }
        guard let isMark = mark(bytes, at: position) else { return (position, false) }
        if isMark { return (position + byteOrderMark.count, true) }
        open(byte)
      case .string:
        position = ByteScan.firstJSONSpecial(in: bytes, from: position)
        if position < bytes.count { noteInString(bytes[position]) }
      case .escape: noteEscaped(byte)
      case .code, .lost:
        if begins(byte) || endsMember(byte) { return (position, true) }
        if state == .code { noteInCode(byte) }
        noteColumn(byte)
        if state == .code, depth == 0 || isMember && depth == 1 && closes(byte) {
          return (position + 1, true)
        }
      }
      position = min(position + 1, bytes.count)
    }
    return (position, false)
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      || takesMembers && byte == UInt8(ascii: "}") || JSONText.separates(byte)
  }

  private func closes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  /// Whether a member ends before `byte`, which belongs to its object.
  private func endsMember(_ byte: UInt8) -> Bool {
    isMember && state == .code && depth == 1 && (byte == UInt8(ascii: ",") || closes(byte))
  }

  /// Whether there is a byte order mark here, as between files that were put together; nil if more
  /// bytes are needed.
  private func mark(_ bytes: borrowing Span<UInt8>, at position: Int) -> Bool? {
    for index in byteOrderMark.indices {
      guard position + index < bytes.count else { return nil }
      guard bytes[position + index] == byteOrderMark[index] else { return false }
    }
    return true
  }

  private mutating func open(_ byte: UInt8) {
    isMember = takesMembers && byte == UInt8(ascii: "\"")
    state = isMember ? .string : byte == UInt8(ascii: "{") ? .code : .lost
    depth = 1
  }

  private mutating func noteInString(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): state = .code
    case UInt8(ascii: "\\"): state = .escape
    case lineFeed:
      state = .lost
      column = 0
    default: break
    }
  }

  private mutating func noteEscaped(_ byte: UInt8) {
    state = .string
    if byte == lineFeed { noteInString(byte) }
  }

  private mutating func noteInCode(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): state = .string
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }

  /// Whether the `{` of another record is here.
  private func begins(_ byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: "{"), let column else { return false }
    // An object that is indented holds no brace that is indented less.
    if state == .code { return column < ownColumn ?? 0 }
    guard let innerColumn, innerColumn > 0 else { return true }
    return column < innerColumn
  }

  private mutating func noteColumn(_ byte: UInt8) {
    if byte == lineFeed {
      column = 0
    } else if let blanks = column {
      if byte == UInt8(ascii: " ") || byte == 0x09 {
        column = blanks + 1
      } else if byte != 0x0D {
        noteLine(byte, blanks)
      }
    }
  }

  /// A line begins with `byte` after some blanks.
  private mutating func noteLine(_ byte: UInt8, _ blanks: Int) {
    if state != .lost, ownColumn == nil {
      ownColumn = blanks
      innerColumn = blanks
    }
    // A separator of records may be before the brace.
    if state != .lost || byte != UInt8(ascii: ",") && byte != UInt8(ascii: "[") { column = nil }
  }
}

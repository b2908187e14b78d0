import BroadsheetCore

/// The kind of a record of an SGML dump, by its beginning.
enum SGMLKind {
  case record, declaration, stray

  init(of bytes: borrowing Span<UInt8>, at start: Int, opensRecord: Bool) {
    guard !opensRecord else {
      self = .record
      return
    }
    let isTag = bytes[start] == UInt8(ascii: "<") && start + 1 < bytes.count
    let mark = isTag ? bytes[start + 1] : 0
    self = mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?") ? .declaration : .stray
  }

  /// The outcome of a record without an article; nil where there is one, which needs its end tag.
  func outcome(_ piece: Piece, isClosed: Bool) -> Outcome? {
    switch self {
    case .record: return isClosed ? nil : .rejected(.cutRecord)
    case .declaration where piece.ending == .closed: return .nothing
    case .declaration, .stray:
      let isCut = piece.followsGap || piece.ending == .cut
      return .rejected(isCut ? .cutRecord : .badRecord)
    }
  }
}

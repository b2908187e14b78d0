/// How a dump is stored: its first bytes decide, never its name.
enum Container {
  case gzip
  case frames(FrameContainer)
  case plain
  case empty
  /// A known archive or other binary data: not read as text.
  case foreign

  /// So many bytes decide.
  static let window = 1024

  private static let archives: [[UInt8]] = [
    Array("PK\u{3}\u{4}".utf8), [0x04, 0x22, 0x4D, 0x18], Array("7z\u{BC}".utf8.prefix(2)),
    Array("Rar!".utf8), Array("%PDF".utf8), Array("PAR1".utf8),
  ]

  static func sniff(_ head: ArraySlice<UInt8>) -> Container {
    guard !head.isEmpty else { return .empty }
    if head.starts(with: [GzipHeader.magic.0, GzipHeader.magic.1]) { return .gzip }
    let container = FrameContainer.allCases.first { head.starts(with: $0.magic) }
    if let container, container.isConfirmed(by: head) { return .frames(container) }
    if TarHeader.begins(head) { return .plain }
    if archives.contains(where: { head.starts(with: $0) }) { return .foreign }
    return isText(head) ? .plain : .foreign
  }

  /// NUL bytes speak of UTF-16 where a byte order mark or their rhythm does; the splitter says so.
  ///
  /// Other control characters are rare in text.
  private static func isText(_ head: ArraySlice<UInt8>) -> Bool {
    let nuls = head.count { $0 == 0 }
    if nuls > 0 { return isUTF16(head, nuls: nuls) }
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    return controls * 20 <= head.count
  }

  private static func isUTF16(_ head: ArraySlice<UInt8>, nuls: Int) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    let odd = head.indices.count { head[$0] == 0 && ($0 - head.startIndex) % 2 == 1 }
    return nuls * 3 > head.count && (odd == nuls || odd == 0)
  }
}

internal import BroadsheetCore

/// How a dump is stored: its first bytes decide, never its name.
enum Container {
  case gzip
  case frames(FrameContainer)
  case plain
  case empty
  /// Data of another program, or nobody's: not read as text.
  case foreign(Fault)

  /// So many bytes decide.
  static let window = 1024

  static func sniff(_ head: ArraySlice<UInt8>) -> Container {
    guard !head.isEmpty else { return .empty }
    if head.starts(with: [GzipHeader.magic.0, GzipHeader.magic.1]) { return .gzip }
    if let container = FrameContainer.allCases.first(where: { $0.begins(head) }) {
      return .frames(container)
    }
    if let fault = ForeignFormat.fault(of: head) { return .foreign(fault) }
    if TarHeader.begins(head) || ZipHeader.begins(head) { return .plain }
    return isText(head) ? .plain : .foreign(.notGzip)
  }

  /// Control characters are rare in text; a NUL costs the record that it is in.
  private static func isText(_ head: ArraySlice<UInt8>) -> Bool {
    if UTF16Text.isLittleEndian(head) != nil { return true }
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    return controls * 20 <= head.count
  }
}

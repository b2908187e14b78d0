import BroadsheetTestSupport

/// A file of a ZIP archive to be built, right or wrong on purpose.
struct ZipFile {
  enum Ending {
    /// Sizes and checksum are in the header.
    case none
    /// They are behind the data, as `zip -` writes them.
    case descriptor, unsignedDescriptor, longDescriptor
  }

  var name: String
  var data: [UInt8]
  var isDeflated = true
  var ending = Ending.none
  /// The sizes are in an extra field of eight bytes each.
  var isZip64 = false
  var isEncrypted = false
  var method: Int?
  /// Bits to turn over in the checksum.
  var checksumError: UInt32 = 0

  init(_ name: String, _ data: [UInt8], deflated: Bool = true, _ ending: Ending = .none) {
    (self.name, self.data, isDeflated, self.ending) = (name, data, deflated, ending)
  }

  private var stored: [UInt8] { isDeflated ? GzipMember(data).body : data }
  private var checksum: UInt32 { Checksum.crc32(data) ^ checksumError }

  var bytes: [UInt8] {
    let stored = stored
    let isKnown = ending == .none
    let extra =
      isZip64 ? short(1) + short(16) + long(data.count) + long(stored.count) : []
    let flags = (isEncrypted ? 1 : 0) | (isKnown ? 0 : 8)
    var header = Array("PK\u{3}\u{4}".utf8) + short(45) + short(flags)
    header += short(method ?? (isDeflated ? 8 : 0)) + short(0) + short(0)
    header += word(isKnown ? Int(checksum) : 0)
    let limit = 0xFFFF_FFFF
    header += word(isKnown ? (isZip64 ? limit : stored.count) : 0)
    header += word(isKnown ? (isZip64 ? limit : data.count) : 0)
    header += short(name.utf8.count) + short(extra.count)
    return header + Array(name.utf8) + extra + stored + descriptor(stored.count)
  }

  private func descriptor(_ count: Int) -> [UInt8] {
    let signature = Array("PK\u{7}\u{8}".utf8)
    switch ending {
    case .none: return []
    case .descriptor: return signature + word(Int(checksum)) + word(count) + word(data.count)
    case .unsignedDescriptor: return word(Int(checksum)) + word(count) + word(data.count)
    case .longDescriptor: return signature + word(Int(checksum)) + long(count) + long(data.count)
    }
  }

  /// What ends an archive; readers from front to back need no more of the directory.
  static let end = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)

  static func archive(_ files: ZipFile...) -> [UInt8] { files.flatMap(\.bytes) + end }
}

private func short(_ value: Int) -> [UInt8] { littleEndian(value, 2) }
private func word(_ value: Int) -> [UInt8] { littleEndian(value, 4) }
private func long(_ value: Int) -> [UInt8] { littleEndian(value, 8) }

private func littleEndian(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

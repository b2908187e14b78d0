internal import BroadsheetCore

/// Files of other programs, told by their first bytes, so that a message can say what to do.
enum ForeignFormat {
  private static let magics: [(bytes: [UInt8], fault: Fault)] = [
    ([0x04, 0x22, 0x4D, 0x18], .lz4File), ([0x02, 0x21, 0x4C, 0x18], .lz4File),
    ([0x1F, 0x9D], .compressFile), ([0x1F, 0xA0], .compressFile),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZipFile), (Array("Rar!".utf8), .rarFile),
    (Array("LZIP".utf8), .lzipFile), ([0x5D, 0x00, 0x00], .lzmaFile),
    ([0x89, 0x4C, 0x5A, 0x4F], .lzopFile),
    (Array("%PDF".utf8), .pdfFile), (Array("PAR1".utf8), .parquetFile),
    (Array("ARROW1".utf8), .arrowFile), (Array("FEA1".utf8), .arrowFile),
    ([0xFF, 0xFF, 0xFF, 0xFF], .arrowFile), (Array("Obj\u{1}".utf8), .avroFile),
    (Array("ORC".utf8), .orcFile), (Array("SQLite format 3".utf8), .sqliteFile),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .officeFile),
    ([0x89, 0x48, 0x44, 0x46], .hdf5File), (Array("{\\rtf".utf8), .wordFile),
    ([0x89, 0x50, 0x4E, 0x47], .imageFile), ([0xFF, 0xD8, 0xFF], .imageFile),
    (Array("GIF8".utf8), .imageFile), ([0x93] + Array("NUMPY".utf8), .pickleFile),
    (Array("\u{7F}ELF".utf8), .programFile), ([0xFF, 0xFE, 0, 0], .utf32Text),
    ([0, 0, 0xFE, 0xFF], .utf32Text),
  ]

  /// What a file is by its first bytes; nil if that is not known.
  static func fault(of head: ArraySlice<UInt8>) -> Fault? {
    if let office = office(head) { return office }
    if let (_, fault) = magics.first(where: { head.starts(with: $0.bytes) }) {
      // Three letters may begin any text, and so may a number.
      let isWord = fault == .orcFile || fault == .lzipFile
      return isWord && head.prefix(64).allSatisfy({ $0 >= 0x09 && $0 < 0x7F }) ? nil : fault
    }
    return isPickle(head) ? .pickleFile : nil
  }

  /// Protocols 2 to 5 of Python begin so, and go on with a frame, a container or a name.
  private static func isPickle(_ head: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(head.prefix(3))
    guard bytes.count == 3, bytes[0] == 0x80, (2...5).contains(bytes[1]) else { return false }
    return bytes[2] == 0x95 || "](}clXh".utf8.contains(bytes[2])
  }

  /// Documents that are ZIP archives, by the names in their first headers.
  private static func office(_ head: ArraySlice<UInt8>) -> Fault? {
    guard head.starts(with: ZipHeader.signature) else { return nil }
    let name = head.dropFirst(ZipHeader.length).prefix(64)
    let isOffice = ["[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/"]
      .contains { name.starts(with: $0.utf8) }
    if isOffice {
      let isSheet = ["xl/", "workbook"].contains { contains(head, Array($0.utf8)) }
      return isSheet ? .excelFile : .wordFile
    }
    if name.starts(with: "mimetype".utf8) { return .wordFile }
    return name.starts(with: "META-INF/".utf8) ? .programFile : nil
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: word) }
  }
}

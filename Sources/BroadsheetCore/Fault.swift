/// What was wrong with a piece of input, in the words of messages and of `run.json`.
package enum Fault: String, CaseIterable, Sendable {
  // The container: part of a file could not be read, or not be trusted.
  case truncated
  case badCRC = "bad-crc"
  case badISIZE = "bad-isize"
  case badHeader = "bad-header"
  case notGzip = "not-gzip"
  case corruptData = "corrupt-data"
  case trailingGarbage = "trailing-garbage"
  case emptyInput = "empty-input"
  case unreadable
  /// A container that takes more memory to decode than a run may have.
  case memoryLimit = "memory-limit"
  case badEncoding = "bad-encoding"
  case unknownFormat = "unknown-format"
  /// Containers inside each other, more than are opened.
  case tooDeep = "too-deep"
  // A file of an archive.
  case encrypted
  case unknownMethod = "unknown-method"
  // Files of other programs.
  case zstdFile = "zstd"
  case lz4File = "lz4"
  case compressFile = "compress"
  case sevenZipFile = "7z"
  case rarFile = "rar"
  case lzipFile = "lzip"
  case lzmaFile = "lzma"
  case lzopFile = "lzop"
  case pdfFile = "pdf"
  case wordFile = "word"
  case excelFile = "excel"
  case officeFile = "office"
  case parquetFile = "parquet"
  case arrowFile = "arrow"
  case avroFile = "avro"
  case orcFile = "orc"
  case sqliteFile = "sqlite"
  case hdf5File = "hdf5"
  case pickleFile = "pickle"
  case imageFile = "image"
  case programFile = "program"
  case utf32Text = "utf-32"
  // Text that is no news, under the name of a dump.
  case pointerFile = "pointer-file"
  case pathList = "path-list"
  case checksums
  case crawlIndex = "crawl-index"
  case sourceCode = "source-code"
  case errorPage = "error-page"
  case noProse = "no-prose"
  case noHeader = "no-header"
  // The record: one article was not counted.
  case badRecord = "bad-record"
  case tooLarge = "too-large"
  case cutRecord = "cut-record"
  /// The body of a page in a content encoding that cannot be undone, such as Brotli.
  case encodedBody = "encoded-body"
}

extension Fault {
  /// The file is whole, but it is something else than news that can be read.
  package var isOtherThing: Bool {
    switch self {
    case .zstdFile, .lz4File, .compressFile, .sevenZipFile, .rarFile, .lzipFile, .lzmaFile,
      .lzopFile, .pdfFile,
      .wordFile, .excelFile, .officeFile, .parquetFile, .arrowFile, .avroFile, .orcFile,
      .sqliteFile, .hdf5File, .pickleFile, .imageFile, .programFile, .utf32Text:
      true
    case .pointerFile, .pathList, .checksums, .crawlIndex, .sourceCode, .errorPage, .noProse,
      .noHeader:
      true
    default: false
    }
  }
}

/// One fault at one place.
package struct Incident: Sendable, Hashable, Comparable {
  /// Index of the dump in the order of the command line.
  package var file: Int
  /// Member of the container, counted from 1; 0 where it has none, or where the one that a record
  /// begins in is not known.
  package var member: Int
  /// Byte offset: into the file as stored for the container, into its inflated text for a record.
  package var offset: Int
  package var fault: Fault
  /// The first bytes of a rejected record, as they are in the dump.
  package var head: [UInt8] = []

  /// How many bytes of a record are kept.
  package static let headLimit = 64

  package init(file: Int, member: Int = 0, offset: Int, fault: Fault) {
    self.file = file
    self.member = member
    self.offset = offset
    self.fault = fault
  }

  /// The order of the input.
  package static func < (left: Incident, right: Incident) -> Bool {
    (left.file, left.offset, left.member, left.fault.rawValue)
      < (right.file, right.offset, right.member, right.fault.rawValue)
  }
}

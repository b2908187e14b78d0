extension Fault {
  /// The fault's name, and what it means for the count.
  package var meaning: String {
    let words =
      switch self {
      case .truncated: "the file ends in the middle of a member; what came before is counted"
      case .badCRC: "wrong checksum; the member is counted, parts of it may be altered"
      case .badISIZE: "wrong length in the trailer; the member is counted"
      case .badHeader: "reserved bits in the gzip header; the member is skipped"
      case .notGzip: "neither text nor a container that this build reads; not read"
      case .corruptData: "invalid data; read on at the next member, if there is one"
      case .trailingGarbage: "bytes after the last member that are no gzip; ignored"
      case .emptyInput: "the file is empty"
      case .unreadable: "cannot be read; check the path, its permissions and the disk"
      case .memoryLimit: "needs more memory to decompress than a run may take"
      case .badEncoding: "UTF-16 text is not read; convert it with iconv -t UTF-8"
      case .unknownFormat: "no known format; name one with --input-format"
      case .pointerFile:
        "a pointer of Git LFS or git-annex in place of the file; fetch it: git lfs pull"
      case .pathList: "a list of paths or addresses; read the files with --files-from, or fetch them"
      case .checksums: "a list of checksums, and no news"
      case .crawlIndex: "an index of a crawl; fetch the WARC files that it names"
      case .sourceCode: "the code of a program, and no news"
      case .errorPage: "a server's message that it has no such page; fetch the file again"
      case .noProse:
        "neither prose nor a format with articles; if it is one of them, name it with --input-format"
      case .badRecord: "not a valid record; --rejects FILE lists each with its first bytes"
      case .tooLarge: "over 64 MiB"
      case .cutRecord: "cut by damage"
      }
    return "\(rawValue): \(words)"
  }
}

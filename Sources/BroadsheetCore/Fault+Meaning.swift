extension Fault {
  /// The fault's name, and what it means for the count.
  package var meaning: String {
    let words =
      switch self {
      case .truncated: "the file ends in the middle of a member; what came before is counted"
      case .badCRC: "wrong checksum; the member is counted, parts of it may be altered"
      case .badISIZE: "wrong length in the trailer; the member is counted"
      case .badHeader: "reserved bits in the gzip header; the member is skipped"
      case .notGzip:
        "neither text nor a container that this build reads, or not the one of its name; file FILE tells"
      case .corruptData: "invalid data; read on at the next member, if there is one"
      case .trailingGarbage: "bytes after the last member that are no gzip; ignored"
      case .emptyInput: "the file is empty"
      case .unreadable: "cannot be read; check the path, its permissions and the disk"
      case .memoryLimit: "needs more memory to decompress than a run may take"
      case .badEncoding: "UTF-16 text that ends inside a character"
      case .utf32Text:
        "text in UTF-32, which is not read; convert it: iconv -f UTF-32 -t UTF-8 FILE | broadsheet count -"
      case .unknownFormat: "no known format; name one with --input-format"
      case .tooDeep: "a container inside more than sixteen others; unpack it first"
      case .encrypted: "a file of the archive is encrypted; unpack it first"
      case .unknownMethod: "a file of the archive is compressed in a rare way; unpack it first"
      case .zstdFile:
        "Zstandard, not read under the name of gzip or without its trait; convert it: "
          + "zstd -dc FILE | broadsheet count -"
      case .lz4File: "LZ4, which is not read; convert it: lz4 -dc FILE | broadsheet count -"
      case .compressFile:
        "compress (.Z), which is not read; convert it: gzip -dc FILE | broadsheet count -"
      case .sevenZipFile:
        "a 7z archive, which is not read; convert it: 7z x -so FILE | broadsheet count -"
      case .rarFile:
        "a RAR archive, which is not read; convert it: unrar p -inul FILE | broadsheet count -"
      case .lzipFile: "lzip, which is not read; convert it: lzip -dc FILE | broadsheet count -"
      case .lzmaFile:
        "LZMA, which is not read; convert it: xz -dc --format=lzma FILE | broadsheet count -"
      case .lzopFile: "lzop, which is not read; convert it: lzop -dc FILE | broadsheet count -"
      case .pdfFile: "a PDF, which is not read; convert it: pdftotext FILE - | broadsheet count -"
      case .wordFile:
        "a Word or OpenDocument file, which is not read; convert it: pandoc -t plain FILE | broadsheet count -"
      case .excelFile: "an Excel file, which is not read; save it as CSV"
      case .officeFile: "an old Word or Excel file, which is not read; save it as text or CSV"
      case .parquetFile:
        "Parquet, which is not read; convert it: duckdb -c \"COPY (FROM 'FILE') TO 'FILE.jsonl'\""
      case .arrowFile:
        "Arrow or Feather, which is not read; save it as JSON lines: pandas.read_feather(FILE).to_json(OUT, orient='records', lines=True)"
      case .avroFile:
        "Avro, which is not read; convert it: avro-tools tojson FILE | broadsheet count -"
      case .orcFile: "ORC, which is not read; convert it: orc-contents FILE | broadsheet count -"
      case .sqliteFile:
        "an SQLite database, which is not read; convert it: sqlite3 -csv -header FILE 'SELECT * FROM …' | broadsheet count -"
      case .hdf5File: "HDF5, which is not read; save its table as CSV or JSON lines"
      case .pickleFile: "data of Python or NumPy, which are not read; save them as JSON lines"
      case .imageFile: "a picture, which is not read"
      case .programFile: "a program, which is not read"
      case .pointerFile:
        "a pointer of Git LFS or git-annex in place of the file; fetch it: git lfs pull"
      case .pathList:
        "a list of paths or addresses; read the files with --files-from, or fetch them"
      case .checksums: "a list of checksums, and no news"
      case .crawlIndex: "an index of a crawl; fetch the WARC files that it names"
      case .sourceCode: "the code of a program, and no news"
      case .errorPage: "a server's message that it has no such page; fetch the file again"
      case .noProse:
        "neither prose nor a format with articles; if it is one of them, name it with --input-format"
      case .noHeader:
        "a table without a header; name its columns with --columns date,title,text (- for one that is not read)"
      case .badRecord: "not a valid record; --rejects FILE lists each with its first bytes"
      case .tooLarge: "over 64 MiB"
      case .cutRecord: "cut by damage"
      case .encodedBody:
        "a page in a content encoding that this build does not undo, such as Brotli; not counted"
      }
    return "\(rawValue): \(words)"
  }
}

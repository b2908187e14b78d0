internal import BroadsheetCore
internal import Decompression
internal import SystemPackage
internal import Tables

/// The tables of a finished run, in any readable format.
struct TableFolder {
  private enum Storage {
    case files(suffix: String, kind: TableKind)
    case database(SQLiteReader)
  }

  private let path: FilePath
  private let storage: Storage

  /// Throws if the folder has no tables, or those of an unfinished run.
  init(_ path: String) throws {
    self.path = FilePath(path)
    let shown = TextWriter.shown(path)
    guard Self.isThere(self.path) else {
      throw TableError(
        .noInput,
        "cannot read the folder \(shown): create it with broadsheet count DUMPS -o \(shown)",
        paths: [path]
      )
    }
    let format = try Self.finishedFormat(self.path)
    guard let storage = try Self.storage(in: self.path, format) else {
      throw Self.isThere(self.path.appending("entities.txt"))
        ? TableError(
          .noInput,
          "\(shown) has tables in the format table only: count again with --format tsv"
        )
        : TableError(
          .noInput,
          "\(shown) has no tables: create them with broadsheet count DUMPS -o \(shown)"
        )
    }
    guard format != nil || Self.isAlone(storage, in: self.path) else {
      throw TableError(
        .noInput,
        "\(shown) has no run.json because its run did not finish: repeat its command"
      )
    }
    self.storage = storage
  }

  /// Returns the format in `run.json`, empty if it names none; nil without the file.
  private static func finishedFormat(_ path: FilePath) throws -> String? {
    guard let bytes = try runRecord(path) else { return nil }
    var members = JSONMembers(bytes[...])
    var format = ""
    while let (key, value) = members.next() {
      guard bytes[key].elementsEqual("options".utf8), case .other(let range) = value else {
        continue
      }
      var options = JSONMembers(bytes[range])
      while let (key, value) = options.next() {
        guard bytes[key].elementsEqual("format".utf8) else { continue }
        format = String(decoding: options.text(value) ?? [], as: UTF8.self)
      }
    }
    guard !members.isMalformed else {
      let file = path.appending("run.json").string
      throw TableError(.noInput, "\(TextWriter.shown(file)) is not a JSON object: count again")
    }
    return format
  }

  /// Returns the first 64 MiB of `run.json`; nil without the file.
  private static func runRecord(_ path: FilePath) throws -> [UInt8]? {
    let file = path.appending("run.json")
    guard isThere(file) else { return nil }
    let text = try TableText(file)
    var bytes: [UInt8] = []
    while bytes.count < 64 << 20, let piece = try text.next() { bytes += piece }
    return bytes
  }

  /// Returns the record of the run; nil if only a database has it.
  func runRecord() throws -> [UInt8]? { try Self.runRecord(path) }

  /// The formats of a folder, by the ends of file names.
  private static let formats: [(name: String, kind: TableKind)] =
    [("sqlite", .sqlite)]
    + [TableKind.tsv, .csv, .jsonl].flatMap { [($0.rawValue, $0), ($0.rawValue + ".gz", $0)] }

  /// Finds the tables, first in the format of `run.json`: other runs may have left tables, too.
  private static func storage(in path: FilePath, _ format: String?) throws -> Storage? {
    let database = path.appending(TableSchema.database)
    for (name, kind) in formats.filter({ $0.name == format }) + formats {
      if kind == .sqlite {
        guard isThere(database) else { continue }
        return .database(try SQLiteReader(path: database.string))
      }
      if isThere(path.appending("entities." + name)) {
        return .files(suffix: "." + name, kind: kind)
      }
    }
    return nil
  }

  /// Whether this is a database without `run.json`, copied here on its own.
  ///
  /// Its table `run` shows that the run finished. Next to other tables, it may be from an older run.
  private static func isAlone(_ storage: Storage, in path: FilePath) -> Bool {
    guard case .database(let reader) = storage else { return false }
    return reader.tables.contains(TableSchema.run.name)
      && !formats.contains { isThere(path.appending("entities." + $0.name)) }
  }

  private static func isThere(_ path: FilePath) -> Bool {
    guard let file = try? FileDescriptor.open(path, .readOnly, options: .nonBlocking) else {
      return false
    }
    try? file.close()
    return true
  }

  func has(_ table: String) -> Bool {
    switch storage {
    case .files(let suffix, _): Self.isThere(path.appending(table + suffix))
    case .database(let reader): reader.tables.contains(table)
    }
  }

  /// Passes the rows whose first cell is one of `names` to `body`, in order; from a database perhaps
  /// others, too.
  func rows(
    of table: String,
    among names: Set<[UInt8]>,
    _ body: (TableRow) throws -> Bool
  ) throws {
    try rows(of: table, select: { $0.select(among: names) }, body)
  }

  /// Passes the rows of a table to `body`, in order, until it returns false; none without the table.
  ///
  /// With `columns`, passes only the rows in which one of them says `text`.
  func rows(
    of table: String,
    where columns: [String] = [],
    is text: [UInt8] = [],
    _ body: (TableRow) throws -> Bool
  ) throws {
    try rows(
      of: table,
      where: columns,
      is: text,
      select: { if !columns.isEmpty { $0.select(columns, text) } },
      body
    )
  }

  private func rows(
    of table: String,
    where columns: [String] = [],
    is text: [UInt8] = [],
    select: (inout TableReader) -> Void,
    _ body: (TableRow) throws -> Bool
  ) throws {
    guard has(table) else { return }
    switch storage {
    case .database(let reader):
      try reader.rows(of: table, where: columns, is: text, body)
    case .files(let suffix, let kind):
      let file = path.appending(table + suffix)
      let pieces = try TableText(file)
      var reader = try TableReader(file.string, as: kind) { try pieces.next() }
      select(&reader)
      while let row = try reader.next() {
        guard try body(row) else { return }
      }
    }
  }
}

/// Reads the text of a file, compressed or not.
private final class TableText {
  private let name: String
  private var reader: DumpReader

  init(_ path: FilePath) throws {
    name = TextWriter.shown(path.string)
    do {
      reader = DumpReader(try ByteSource(path: path.string), file: 0, pool: BlockPool(limit: 1))
    } catch {
      throw TableError(.noInput, "cannot read \(name): \(error)")
    }
  }

  func next() throws -> [UInt8]? {
    guard let block = reader.next() else { return nil }
    if let damage = block.report.damage.first, damage.fault != .emptyInput {
      throw TableError(
        .noInput,
        "\(name) is damaged at byte \(damage.offset) (\(damage.fault.rawValue)): count again"
      )
    }
    return block.bytes
  }
}

internal import BroadsheetCore
internal import Decompression
internal import Synchronization
internal import Tables

extension Dump {
  /// The stored bytes, of any size, for inputs that are not dumps, such as a list of paths.
  ///
  /// - Throws: the system's error.
  package func storedText() throws -> [UInt8] {
    var source = try open()
    var bytes: [UInt8] = []
    while try source.read(1 << 16, into: &bytes) > 0 {}
    return bytes
  }

  /// The whole text, inflated: for files that are small and must be whole, such as labelled ones.
  ///
  /// - Throws: `BroadsheetError` of kind `noInput` if it cannot be opened or is damaged.
  package func bytes() throws -> [UInt8] {
    guard let source = try? open() else {
      throw BroadsheetError(
        .noInput,
        "cannot open \(TextWriter.shown(name)): check the path and its permissions",
        paths: [name]
      )
    }
    var inflater = Inflater(source, file: 0, pool: BlockPool())
    var report = ReadReport()
    var bytes: [UInt8] = []
    while let block = inflater.inflate() {
      bytes += block.bytes
      report.merge(block.report)
    }
    if let incident = report.damage.first {
      let place = "\(TextWriter.shown(name)) is damaged at byte \(incident.offset)"
      throw BroadsheetError(
        .noInput,
        "\(place) (\(incident.fault.rawValue)): this file must be intact; copy it again"
      )
    }
    return bytes
  }
}

extension Broadsheet {
  /// Tags tokens that are given as CoNLL columns, on the way that every dump goes.
  ///
  /// - Parameters:
  ///   - columns: the dump's text; all but the first column is left alone.
  ///   - name: what messages call it.
  /// - Returns: columns of the same tokens, with the tags found.
  /// - Throws: as `tag(_:as:to:)`, and `BroadsheetError` if a part could not be tagged.
  package func tag(columns: [UInt8], name: String) async throws -> [UInt8] {
    let output = Output()
    let summary = try await tag([Dump(bytes: columns, name: name)], as: .conll) { output.add($0) }
    guard summary.isComplete else {
      let first = summary.lines.dropFirst().first ?? ""
      throw BroadsheetError(.noInput, "cannot tag all of \(name): \(first)")
    }
    return output.bytes
  }
}

/// Keeps what a run writes.
private final class Output: Sendable {
  private let all = Mutex<[UInt8]>([])

  var bytes: [UInt8] { all.withLock { $0 } }

  func add(_ bytes: [UInt8]) { all.withLock { $0 += bytes } }
}

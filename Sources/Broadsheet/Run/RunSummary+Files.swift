internal import BroadsheetCore
internal import Tables

/// Files that were passed over, and files that say the same.
extension RunSummary {
  /// Files that folders and archives hold besides dumps, by what they are.
  var skippedFiles: [SkippedFile: Int] {
    settings.passed.skipped.merging(report.skippedFiles, uniquingKeysWith: +)
  }

  var passedLines: [String] {
    var lines = settings.passed.unreadable.map {
      "\($0.message); nothing in it is counted"
    }
    lines += settings.passed.emptyFolders.map { "\(TextWriter.shown($0)) holds no dumps" }
    if !skippedFiles.isEmpty {
      let total = skippedFiles.values.reduce(0, +)
      let kinds = list(skippedFiles) { $0.name(of: skippedFiles[$0, default: 0]) }
      lines.append("skipped \(total) \(total == 1 ? "file" : "files") beside the dumps: \(kinds)")
    }
    return lines + repeatLines
  }

  /// Dumps that are counted twice: the same bytes under two names, or packed and plain.
  private var repeatLines: [String] {
    var first: [Key: Int] = [:]
    var pairs: [(Int, Int)] = []
    for dump in dumps.indices {
      guard let facts = facts[dump], facts.textBytes > 0 else { continue }
      let keys = [Key(facts.storedBytes, facts.digest), Key(facts.textBytes, facts.textDigest)]
      if let other = keys.lazy.compactMap({ first[$0] }).first { pairs.append((other, dump)) }
      for key in keys where first[key] == nil { first[key] = dump }
    }
    let lines = pairs.prefix(Self.shownPairs).map { one, other in
      "counted twice: \(name(of: one)) and \(name(of: other)) have the same content"
    }
    let rest = pairs.count - lines.count
    return rest > 0 ? lines + ["… and \(rest) more dumps that have the content of another"] : lines
  }

  private static let shownPairs = 5

  /// By what two dumps are taken for the same.
  private struct Key: Hashable {
    let bytes: Int
    let digest: UInt32

    init(_ bytes: Int, _ digest: UInt32) { (self.bytes, self.digest) = (bytes, digest) }
  }

  private func name(of dump: Int) -> String { TextWriter.shown(dumps[dump].name) }
}

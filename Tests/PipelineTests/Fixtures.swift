import Broadsheet
import CorpusKit
import Foundation
import Synchronization
import Testing

/// A made-up dump with the names in it and the table that a run must give.
struct Planted {
  let text: [UInt8]
  /// A user dictionary: contexts 7 are all but titles in capitals, which the truth leaves out.
  let dictionary: [UInt8]
  let truth: [UInt8]
  let articles: Int

  init(_ format: CorpusFormat = .jsonl, articles: Int = 150, seed: UInt64 = 11) {
    var options = CorpusOptions()
    options.format = format
    options.profile = .typographic
    options.seed = seed
    var newsroom = Newsroom(options)
    var text = format.preamble
    for _ in 0..<articles { format.append(newsroom.next(), to: &text) }
    text += format.postamble
    let writer = TruthWriter(newsroom)
    self.text = text
    self.articles = articles
    truth = writer.table()
    let names = writer.names().split(separator: 0x0A)
    dictionary = names.flatMap { Array($0) + Array("\t\t7\n".utf8) }
  }

  static let news = Planted()

  var lines: [[UInt8]] { text.split(separator: 0x0A).map { Array($0) + [0x0A] } }

  func tagger() throws -> EntityTagger {
    try EntityTagger(.nothing, dictionary: dictionary)
  }

  func count(_ dumps: [Dump], workers: Int = 2) async throws -> (table: [UInt8], RunSummary) {
    var options = Options()
    options.workers = workers
    let broadsheet = Broadsheet(tagger: try tagger(), options: options)
    let (table, summary) = try await broadsheet.count(dumps)
    return (try bytes(of: table), summary)
  }
}

/// The whole table in one format.
func bytes(of table: EntityTable, as format: TableFormat = .tsv) throws -> [UInt8] {
  var bytes: [UInt8] = []
  try table.write(as: format) { bytes += $0 }
  return bytes
}

/// One gzip member for every piece.
func gzip(_ pieces: [[UInt8]]) -> [UInt8] {
  var deflater = Deflater(level: 6)
  var packed: [UInt8] = []
  for piece in pieces { deflater.deflate(piece[...], end: true, into: &packed) }
  return packed
}

extension Array {
  func pieces(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}

/// JSON lines with one article for every text, dated 2020-01-01, 2020-01-02, ….
func jsonLines(_ texts: String...) -> [UInt8] {
  let lines = texts.enumerated().map { index, text in
    let day = index < 9 ? "0\(index + 1)" : "\(index + 1)"
    return "{\"id\":\"\(index)\",\"date\":\"2020-01-\(day)\",\"text\":\"\(text)\"}\n"
  }
  return Array(lines.joined().utf8)
}

extension Dump {
  static func text(_ bytes: [UInt8], _ name: String = "memory") -> Dump {
    Dump(bytes: bytes, name: name)
  }
}

extension EntityTagger {
  /// Knows nothing but these lines, whose columns are separated by `|`.
  static func knowing(_ lines: String..., builtIn: Bool = false) throws -> EntityTagger {
    let list = lines.map { $0.replacingOccurrences(of: "|", with: "\t") + "\n" }.joined()
    return try EntityTagger(builtIn ? .names : .nothing, dictionary: Array(list.utf8))
  }
}

/// Takes what a run writes.
final class Sink: Sendable {
  private let all = Mutex<[UInt8]>([])

  var bytes: [UInt8] { all.withLock { $0 } }
  var text: String { String(decoding: bytes, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  func take(_ bytes: [UInt8]) { all.withLock { $0 += bytes } }
}

/// A long dump whose articles are all alike: for runs that must not come to its end.
enum Endless {
  static let count = 40_000
  static let line = "{\"text\":\"\(String(repeating: "Berlin and so on, ", count: 24))\"}\n"
  static let text = {
    let bytes = Array(line.utf8)
    var text: [UInt8] = []
    for _ in 0..<count { text += bytes }
    return text
  }()
}

/// A run may call a Foundation matcher slow, never a test stuck: a hang fails after a minute.
extension Trait where Self == TimeLimitTrait {
  static var mustNotHang: Self { .timeLimit(.minutes(10)) }
}

internal import BroadsheetCore
internal import Tables

/// One article as a line of GDELT's Global Knowledge Graph 2.1: 27 columns, tab-separated, those
/// that we cannot know left empty.
///
/// Offsets are code points from the start of the field.
///
/// Source: "The GDELT Global Knowledge Graph (GKG) Data Format Codebook V2.1".
struct GKGRow {
  private let view: TaggedArticle
  private let dump: String

  init(_ view: TaggedArticle, dump: String) {
    self.view = view
    self.dump = dump
  }

  func append(to out: inout [UInt8]) {
    var columns = [[UInt8]](repeating: [], count: 27)
    let metadata = Dictionary(view.metadata) { first, _ in first }
    let day = view.article.day.description.filter { $0 != "-" }
    columns[0] = Array("\(day.isEmpty ? "0" : day)000000-\(view.article.record)".utf8)
    columns[1] = day.isEmpty ? [] : Array("\(day)000000".utf8)
    columns[2] = Array("1".utf8)
    columns[3] = escaped(metadata["source"] ?? dump)
    columns[4] = escaped(metadata["url"] ?? metadata["id"] ?? "")
    let placed = view.placed()
    columns[9] = locations(placed)
    columns[11] = names(placed, .person, withOffsets: false)
    columns[12] = names(placed, .person, withOffsets: true)
    columns[13] = names(placed, .organisation, withOffsets: false)
    columns[14] = names(placed, .organisation, withOffsets: true)
    columns[23] = names(placed, nil, withOffsets: true)
    out.append(contentsOf: columns.joined(separator: [0x09]))
    out.append(0x0A)
  }

  /// V1LOCATIONS: type#name#country#adm1#latitude#longitude#feature; we know the name.
  private func locations(_ mentions: [PlacedMention]) -> [UInt8] {
    let names = distinct(mentions.filter { $0.type == .location })
    return Array(
      names.map { Array("1#".utf8) + $0 + Array("#####".utf8) }.joined(separator: [0x3B])
    )
  }

  private func names(
    _ mentions: [PlacedMention],
    _ type: EntityType?,
    withOffsets: Bool
  ) -> [UInt8] {
    let wanted = mentions.filter { type == nil || $0.type == type }
    guard withOffsets else { return Array(distinct(wanted).joined(separator: [0x3B])) }
    return Array(
      wanted.map { cell($0.entity) + Array(",\($0.start)".utf8) }.joined(separator: [0x3B])
    )
  }

  private func distinct(_ mentions: [PlacedMention]) -> [[UInt8]] {
    var seen = Set<[UInt8]>()
    return mentions.map { cell($0.entity) }.filter { seen.insert($0).inserted }
  }

  /// The separators of the format cannot be escaped in it: they become blanks.
  private func cell(_ name: ArraySlice<UInt8>) -> [UInt8] {
    var cell: [UInt8] = []
    TextWriter.appendTSV(name, to: &cell)
    return cell.map { ";,#".utf8.contains($0) ? 0x20 : $0 }
  }

  private func escaped(_ text: String) -> [UInt8] {
    var cell: [UInt8] = []
    TextWriter.appendTSV(text, to: &cell)
    return cell
  }
}

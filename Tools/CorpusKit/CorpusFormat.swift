/// The formats of dumps.
///
/// A new format is a case here and a writer in its own file.
package enum CorpusFormat: String, Sendable, CaseIterable {
  case jsonl, dated, reuters, warc, wet, gigaword, json, csv, rss

  /// The end of the file name, without compression.
  package var suffix: String {
    switch self {
    case .jsonl, .warc, .json, .csv, .rss: rawValue
    case .dated: "txt"
    case .reuters: "sgm"
    case .wet: "warc.wet"
    case .gigaword: "sgml"
    }
  }

  /// The bytes before the first record.
  package var preamble: [UInt8] {
    switch self {
    case .jsonl, .dated, .gigaword: []
    case .reuters: Array("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n".utf8)
    case .warc, .wet: WARCRecord.info
    case .json: NewsPleaseJSON.preamble
    case .csv: AllTheNewsCSV.header
    case .rss: RSSFeed.preamble
    }
  }

  /// The bytes after the last record.
  package var postamble: [UInt8] {
    switch self {
    case .json: NewsPleaseJSON.postamble
    case .rss: RSSFeed.postamble
    default: []
    }
  }

  /// Whether the dateline has its own field, outside the text.
  var keepsDateline: Bool { self == .reuters || self == .gigaword }

  /// Appends one article in the format; returns the end of each record.
  @discardableResult
  package func append(_ article: Article, to out: inout [UInt8]) -> [Int] {
    switch self {
    case .jsonl: JSONLines.append(article, to: &out)
    case .dated: DatedText.append(article, to: &out)
    case .reuters: ReutersSGML.append(article, to: &out)
    case .warc: return WARC.append(article, to: &out)
    case .wet: WET.append(article, to: &out)
    case .gigaword: GigawordSGML.append(article, to: &out)
    case .json: NewsPleaseJSON.append(article, to: &out)
    case .csv: AllTheNewsCSV.append(article, to: &out)
    case .rss: RSSFeed.append(article, to: &out)
    }
    return [out.count]
  }
}

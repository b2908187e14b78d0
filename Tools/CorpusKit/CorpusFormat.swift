/// The dump formats that can be written.
///
/// A new one is a case here and a writer in its own file.
package enum CorpusFormat: String, Sendable, CaseIterable {
  case jsonl, dated, reuters, warc, wet, gigaword, json, csv, rss

  /// What the name of such a file ends in, without compression.
  package var suffix: String {
    switch self {
    case .jsonl, .warc, .json, .csv, .rss: rawValue
    case .dated: "txt"
    case .reuters: "sgm"
    case .wet: "warc.wet"
    case .gigaword: "sgml"
    }
  }

  /// What stands before the first record.
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

  /// What stands behind the last record.
  package var postamble: [UInt8] {
    switch self {
    case .json: NewsPleaseJSON.postamble
    case .rss: RSSFeed.postamble
    default: []
    }
  }

  /// Datelines stand beside the text and not in it.
  var keepsDateline: Bool { self == .reuters || self == .gigaword }

  /// Appends one article as the format wants it; returns where each record ends that this took.
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

/// The dump formats that can be written.
///
/// A new one is a case here and a writer in its own file.
package enum CorpusFormat: String, Sendable, CaseIterable {
  case jsonl, dated, reuters

  /// What the name of such a file ends in, without compression.
  package var suffix: String {
    switch self {
    case .jsonl: "jsonl"
    case .dated: "txt"
    case .reuters: "sgm"
    }
  }

  /// What stands before the first record.
  package var preamble: [UInt8] {
    self == .reuters ? Array("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n".utf8) : []
  }

  /// Appends one article as the format wants it.
  package func append(_ article: Article, to out: inout [UInt8]) {
    switch self {
    case .jsonl: JSONLines.append(article, to: &out)
    case .dated: DatedText.append(article, to: &out)
    case .reuters: ReutersSGML.append(article, to: &out)
    }
  }
}

package import BroadsheetCore

/// The formats a dump can have, by the names of `--input-format`.
package enum DumpFormat: String, CaseIterable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// JSON objects that span lines: an array of them, or one after the other.
  case json
  /// Plain text whose articles begin with a line ` date YYYY-MM-DD title`.
  case dated
  /// The SGML of Reuters-21578.
  case reuters
  /// The SGML of Gigaword and of the TREC collections.
  case sgml
  /// Web pages as crawlers store them (WARC), or their text (WET).
  case warc
  /// Web pages that were saved as files.
  case html
  /// NewsML-G2, NewsML 1 and Reuters RCV1: items, alone or in messages.
  case newsml
  /// NITF documents.
  case nitf
  /// RSS feeds.
  case rss
  /// Atom feeds.
  case atom
  /// Tables of articles with a header, or with columns that the user names.
  case csv
  /// Multi-News: a cluster of articles a line.
  case multinews
  /// Text that LexisNexis and Nexis Uni export.
  case lexis
  /// One article.
  case text
  /// A token a line, a blank line between sentences. Never detected: it looks like any text.
  case conll

  /// The reader of one dump of this format.
  func reader(_ options: SplitOptions) -> any RecordReader {
    switch self {
    case .jsonl: JSONRecords(options, isLines: true)
    case .json: JSONRecords(options, isLines: false)
    case .dated: DatedText()
    case .reuters: ReutersSGML()
    case .sgml: WireSGML()
    case .warc: WARCRecords(options)
    case .html: HTMLPages()
    case .newsml: XMLNews(.newsml)
    case .nitf: XMLNews(.nitf)
    case .rss: XMLNews(.rss)
    case .atom: XMLNews(.atom)
    case .csv: CSVTable(options, TableDialect())
    case .multinews: MultiNews()
    case .lexis: LexisText()
    case .text: PlainText()
    case .conll: ConllText()
    }
  }
}

/// How a run reads its dumps.
package struct SplitOptions: Sendable {
  /// The format of every dump; nil to detect each by its content.
  package var format: DumpFormat?
  /// The one JSON key or column to take a field from, instead of the keys that are known for it.
  package var textField: String?
  package var titleField: String?
  package var dateField: String?
  package var idField: String?
  package var urlField: String?
  package var sourceField: String?
  /// The columns of tables without a header, in order; `-` or nothing for one that is not read.
  package var columns: [String] = []
  /// A record of more bytes is rejected, and never kept whole.
  package var recordLimit = 64 << 20
  /// No article is of a later day: such dates are wrong.
  package var latestDay = Day(number: .max)
  /// Notes which fields are read as what: for a description of the dumps.
  package var describesFields = false
  /// Undoes content encodings of HTTP bodies; nil leaves them as they are.
  package var inflate: PayloadInflater?

  package init(format: DumpFormat? = nil) {
    self.format = format
  }
}

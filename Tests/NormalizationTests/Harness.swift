import BroadsheetCore
import Normalization

func normalized(_ text: String) -> String { string(normalized(Array(text.utf8))) }

func normalized(_ bytes: [UInt8]) -> [UInt8] { Normalizer.normalized(bytes) }

func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// A batch of articles, one after another in its text.
func batch(_ articles: [[String]]) -> ArticleBatch {
  var batch = ArticleBatch(file: 2, text: [])
  for (record, fields) in articles.enumerated() {
    let ranges = fields.map { field in
      let start = batch.text.count
      batch.text += Array(field.utf8)
      return TextRange(start, batch.text.count)
    }
    var article = Article()
    (article.id, article.url, article.source) = (ranges[0], ranges[1], ranges[2])
    (article.title, article.body) = (ranges[3], ranges[4])
    article.record = record
    article.day = Day(number: Int32(record))
    batch.articles.append(article)
  }
  return batch
}

extension ArticleBatch {
  func string(_ range: TextRange) -> String { String(decoding: text[range.bounds], as: UTF8.self) }
}

/// Writes dated plain text: ` date YYYY-MM-DD TITLE`, a blank line, paragraphs between blank lines.
///
/// A blank line separates the records; the file does not end with a line end.
enum DatedText {
  static func append(_ article: Article, to out: inout [UInt8]) {
    if article.number > 1 { out.append(contentsOf: "\n\n".utf8) }
    out.append(contentsOf: " date ".utf8)
    out.append(contentsOf: article.day.iso)
    out.append(0x20)
    out.append(contentsOf: article.title)
    out.append(contentsOf: "\n\n".utf8)
    out.append(contentsOf: article.body)
  }
}

import BroadsheetCore
import Foundation
import Splitting

/// Splitters that see the whole text at once and take no care of speed: what `Splitter` must agree
/// with on clean dumps.
enum NaiveTwin {
  static func jsonLines(_ text: String) -> [Read] {
    let lines = text.utf8.split(separator: 10).map { Data($0) }
    return lines.compactMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
      .enumerated().map { record, object in
        func string(_ keys: String...) -> String {
          keys.lazy.compactMap { object[$0] as? String }.first { !$0.isEmpty } ?? ""
        }
        return Read(
          id: string("id", "_id"),
          url: string("url", "article_url", "link"),
          source: string("source", "source_domain"),
          title: string("title", "headline"),
          body: string("maintext", "text", "plaintext", "content", "body"),
          day: String(string("date", "date_publish").prefix(10)),
          record: record
        )
      }
  }

  static func dated(_ text: String) -> [Read] {
    let articles = ("\n\n" + text).components(separatedBy: "\n\n date ").dropFirst()
    return articles.enumerated().map { record, article in
      let lines = article.components(separatedBy: "\n")
      let body = lines.dropFirst().joined(separator: "\n")
      return Read(
        title: trimmed(String(lines[0].dropFirst(10))),
        body: trimmed(body),
        day: String(lines[0].prefix(10)),
        record: record
      )
    }
  }

  static func reuters(_ text: String) -> [Read] {
    text.components(separatedBy: "</REUTERS>").dropLast().enumerated().map { record, part in
      let text = between(part, "<TEXT", "</TEXT>")
      let content = String(text.drop { $0 != ">" }.dropFirst())
      let head = between(content, "<TITLE>", "</TITLE>")
      let dateline = unmarked(between(content, "<DATELINE>", "</DATELINE>"))
      let bare = content.components(separatedBy: "</TITLE>").last ?? content
      let body = content.contains("<BODY>") ? between(content, "<BODY>", "</BODY>") : bare
      var lines = unmarked(body).components(separatedBy: "\n")
      if lines.last?.trimmingCharacters(in: .whitespaces).lowercased() == "reuter" {
        lines.removeLast()
      }
      let news = trimmed(lines.joined(separator: "\n"))
      return Read(
        id: between(part, "NEWID=\"", "\""),
        title: unmarked(head),
        body: dateline.isEmpty ? news : dateline + " " + news,
        day: day(part),
        record: record
      )
    }
  }

  static func wet(_ dump: [UInt8]) -> [Read] {
    var articles: [Read] = []
    var rest = dump[...]
    var record = 0
    while let head = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
      var fields: [String: String] = [:]
      for line in String(decoding: rest[..<head.lowerBound], as: UTF8.self).split(separator: "\r\n")
      {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { fields[parts[0].lowercased()] = trimmed(String(parts[1])) }
      }
      let block = rest[head.upperBound...].prefix(Int(fields["content-length"] ?? "") ?? 0)
      rest = rest[block.endIndex...].dropFirst(4)
      defer { record += 1 }
      guard fields["warc-type"] == "conversion" else { continue }
      let lines = block.split(separator: 10).map { trimmed(String(decoding: $0, as: UTF8.self)) }
        .filter { !$0.isEmpty }
      let url = fields["warc-target-uri"] ?? ""
      let host = URL(string: url)?.host() ?? ""
      let day = url.firstMatch(of: /[\/-](\d{4})[\/-](\d\d?)[\/-](\d\d?)(?!\d)/)
      articles.append(
        Read(
          id: String((fields["warc-record-id"] ?? "").dropFirst().dropLast()),
          url: url,
          source: host.hasPrefix("www.") ? String(host.dropFirst(4)) : host,
          title: lines.first ?? "",
          body: lines.dropFirst().joined(separator: "\n\n"),
          day: day.map { "\($0.1)-\(padded($0.2))-\(padded($0.3))" } ?? "",
          record: record
        )
      )
    }
    return articles
  }

  private static func padded(_ number: Substring) -> String {
    number.count == 1 ? "0" + number : String(number)
  }

  private static func day(_ record: String) -> String {
    let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV"]
    let date = trimmed(between(record, "<DATE>", "</DATE>")).split(separator: " ")[0]
    let parts = date.split(separator: "-").map(String.init)
    let month = (months.firstIndex(of: parts[1]) ?? 11) + 1
    return String(format: "%@-%02d-%02d", parts[2], month, Int(parts[0]) ?? 0)
  }

  private static func between(_ text: String, _ open: String, _ close: String) -> String {
    guard let start = text.range(of: open) else { return "" }
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.range(of: close)?.lowerBound ?? rest.endIndex)])
  }

  private static func unmarked(_ text: String) -> String {
    var text = trimmed(text)
    for mark in ["&#2;", "&#3;"] {
      if text.hasPrefix(mark) { text = trimmed(String(text.dropFirst(mark.count))) }
      if text.hasSuffix(mark) { text = trimmed(String(text.dropLast(mark.count))) }
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\n"))
  }
}

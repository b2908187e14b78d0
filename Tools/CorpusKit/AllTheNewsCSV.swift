/// Writes the columns of the All-the-News tables, quoted only if needed (RFC 4180), like pandas.
enum AllTheNewsCSV {
  static let header = Array(
    ",id,title,publication,author,date,year,month,url,content\n".utf8
  )

  static func append(_ article: Article, to out: inout [UInt8]) {
    out.put("\(article.number - 1),\(article.number + 17_282),")
    field(article.title, &out)
    out.put(
      ",\(article.source.isEmpty ? PageJunk.site : article.source),\(article.noise % 4 == 0 ? "" : "Staff Desk"),"
    )
    out.put("\(article.isoDay),\(article.day.year).0,\(article.day.month).0,")
    out.put("\(article.noise % 8 == 5 ? "" : article.url(dated: false)),")
    field(article.body, &out)
    out.append(0x0A)
  }

  private static func field(_ text: [UInt8], _ out: inout [UInt8]) {
    guard text.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }) else {
      out.append(contentsOf: text)
      return
    }
    out.append(0x22)
    for byte in text {
      if byte == 0x22 { out.append(byte) }
      out.append(byte)
    }
    out.append(0x22)
  }
}

/// Writes Reuters-21578 SGML, with control references, odd dates, BRIEF and UNPROC documents.
enum ReutersSGML {
  private static let lineWidth = 64

  static func append(_ article: Article, to out: inout [UInt8]) {
    header(article, &out)
    switch article.shape {
    case .full: full(article, &out)
    case .brief: brief(article, &out)
    case .unprocessed: unprocessed(article, &out)
    }
    out.append(contentsOf: "</TEXT>\n</REUTERS>\n".utf8)
  }

  private static func header(_ article: Article, _ out: inout [UInt8]) {
    let topics = article.noise % 2 == 0 ? "YES" : "NO"
    put("<REUTERS TOPICS=\"\(topics)\" LEWISSPLIT=\"TRAIN\" CGISPLIT=\"TRAINING-SET\"", &out)
    put(" OLDID=\"\(article.number + 7000)\" NEWID=\"\(article.number)\">\n", &out)
    put("<DATE>", &out)
    date(article, &out)
    put("</DATE>\n<TOPICS></TOPICS>\n<PLACES></PLACES>\n<PEOPLE></PEOPLE>\n", &out)
    put("<ORGS></ORGS>\n<EXCHANGES></EXCHANGES>\n<COMPANIES></COMPANIES>\n<UNKNOWN> \n", &out)
    put("&#5;&#5;&#5;\(article.noise % 3 == 0 ? "C" : "RM")\n", &out)
    put("&#22;&#22;&#1;f\(1000 + article.noise % 9000)&#31;reute\n", &out)
    put("u f BC-MADE-STORY   \(article.day.month)-\(article.day.day)", &out)
    put(" 0\(100 + article.noise % 900)</UNKNOWN>\n", &out)
  }

  /// Returns ` 2-JUN-1987 10:04:07.81`, sometimes with junk after it.
  private static func date(_ article: Article, _ out: inout [UInt8]) {
    if article.day.day < 10 { out.append(0x20) }
    put("\(article.day.day)-\(months[article.day.month - 1])-\(article.day.year) ", &out)
    let fields = [article.noise >> 8 & 15, article.noise >> 16 & 31, article.noise >> 24 & 31]
    out.append(contentsOf: fields.map { decimal(Int($0), width: 2) }.joined(separator: [0x3A]))
    put(".\(10 + article.noise >> 32 & 63)", &out)
    if article.noise % 64 == 7 { put("&#5;&#5;&#5;RM", &out) }
  }

  private static func full(_ article: Article, _ out: inout [UInt8]) {
    put("<TEXT>&#2;\n<TITLE>", &out)
    escape(article.title[...], &out)
    put("</TITLE>\n<DATELINE>    ", &out)
    escape(article.dateline[...], &out)
    put(" - </DATELINE><BODY>", &out)
    wrap(article.body, column: article.dateline.count + 7, &out)
    if article.noise % 40 == 9 { put("&#127;", &out) }
    put(" Reuter\n&#3;</BODY>", &out)
  }

  private static func brief(_ article: Article, _ out: inout [UInt8]) {
    put("<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>", &out)
    escape(article.title[...], &out)
    put("\n</TITLE>Blah blah blah.\n&#3;\n\n", &out)
  }

  private static func unprocessed(_ article: Article, _ out: inout [UInt8]) {
    put("<TEXT TYPE=\"UNPROC\">&#2;\n", &out)
    escape(article.title[...], &out)
    put("\n    ", &out)
    wrap(article.body, column: 4, &out)
    put(" Reuter\n&#3;\n\n", &out)
  }

  /// Sets paragraphs in lines of at most `lineWidth` bytes, each but the first indented by four.
  private static func wrap(_ body: [UInt8], column start: Int, _ out: inout [UInt8]) {
    var column = start
    for (index, paragraph) in paragraphs(body).enumerated() {
      if index > 0 { put("    ", &out) }
      if index > 0 { column = 4 }
      for (place, word) in paragraph.split(separator: 0x20).enumerated() {
        let fits = column + 1 + word.count <= lineWidth
        if place > 0 { out.append(fits ? 0x20 : 0x0A) }
        column = (fits || place == 0 ? column + (place > 0 ? 1 : 0) : 0) + word.count
        escape(word, &out)
      }
      out.append(0x0A)
    }
  }

  private static func paragraphs(_ body: [UInt8]) -> [ArraySlice<UInt8>] {
    body.split(separator: 0x0A)
  }

  /// Escapes only `<` and `&`, not `>`, as Reuters did.
  private static func escape(_ text: ArraySlice<UInt8>, _ out: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: out.append(contentsOf: "&amp;".utf8)
      case 0x3C: out.append(contentsOf: "&lt;".utf8)
      default: out.append(byte)
      }
    }
  }

  private static func put(_ text: String, _ out: inout [UInt8]) {
    out.append(contentsOf: text.utf8)
  }

  private static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
}

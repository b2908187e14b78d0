/// Writes Gigaword SGML: `<DOC id=… type=… >`, a headline, a dateline, paragraphs in short lines.
///
/// Half of the documents quote with pairs of backticks and apostrophes; those of type `multi` have
/// no paragraphs, only indented lines.
enum GigawordSGML {
  private static let lineWidth = 78

  static func append(_ article: Article, to out: inout [UInt8]) {
    let isMulti = article.noise % 16 == 5
    let marks = article.noise % 2 == 0
    let day = article.isoDay.split(separator: "-").joined()
    out.put("<DOC id=\"XYZ_ENG_\(day).")
    out.append(contentsOf: decimal(article.number, width: 4))
    out.put("\" type=\"\(isMulti ? "multi" : "story")\" >\n<HEADLINE>\n")
    wrap(article.title[...], indent: 0, marks: marks, to: &out)
    out.put("\n</HEADLINE>\n")
    if article.noise % 8 != 1 {
      out.put("<DATELINE>\n")
      out.append(contentsOf: article.dateline)
      out.put(" (XYZ)\n</DATELINE>\n")
    }
    out.put("<TEXT>\n")
    for paragraph in article.paragraphs {
      if !isMulti { out.put("<P>\n") }
      wrap(paragraph, indent: isMulti ? 3 : 0, marks: marks, to: &out)
      out.put(isMulti ? "\n" : "\n</P>\n")
    }
    out.put("</TEXT>\n</DOC>\n")
  }

  /// Sets words in lines of at most `lineWidth` bytes, the first one indented.
  private static func wrap(
    _ text: ArraySlice<UInt8>,
    indent: Int,
    marks: Bool,
    to out: inout [UInt8]
  ) {
    out.append(contentsOf: [UInt8](repeating: 0x20, count: indent))
    var column = indent
    for (place, word) in text.split(separator: 0x20).enumerated() {
      let fits = column + 1 + word.count <= lineWidth
      if place > 0 {
        out.append(fits ? 0x20 : 0x0A)
        column = fits ? column + 1 : 0
      }
      column += word.count
      escape(word, marks: marks, to: &out)
    }
  }

  /// Escapes `&`, `<` and `>`; with `marks`, writes quotes as pairs of backticks or apostrophes.
  private static func escape(_ word: ArraySlice<UInt8>, marks: Bool, to out: inout [UInt8]) {
    for (place, byte) in word.enumerated() {
      switch byte {
      case 0x26: out.put("&amp;")
      case 0x3C: out.put("&lt;")
      case 0x3E: out.put("&gt;")
      case 0x22 where marks: out.put(place == 0 ? "``" : "''")
      default: out.append(byte)
      }
    }
  }
}

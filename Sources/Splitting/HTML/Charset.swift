import BroadsheetCore

/// An encoding of the Web: its name for reports, and its name for iconv.
///
/// Only names of this table reach iconv, never those of a page.
struct Charset: Equatable {
  let name: String
  let iconvName: String

  static let windows1252 = Charset(name: Windows1252.name, iconvName: "CP1252")
  static let utf8 = Charset(name: "utf-8", iconvName: "UTF-8")
  static let utf16LE = Charset(name: "utf-16le", iconvName: "UTF-16LE")
  static let utf16BE = Charset(name: "utf-16be", iconvName: "UTF-16BE")

  /// The encoding of a label, by the rules of the WHATWG's Encoding Standard; nil if unknown.
  init?(label: [UInt8]) {
    guard let row = Self.rows[label] else { return nil }
    self = row
  }

  private init(name: String, iconvName: String) {
    self.name = name
    self.iconvName = iconvName
  }

  private static let rows: [[UInt8]: Charset] = {
    var rows: [[UInt8]: Charset] = [:]
    for line in table {
      let words = line.split(separator: " ").map(String.init)
      let charset = Charset(name: words[0], iconvName: words[1])
      for label in [words[0]] + words.dropFirst(2) { rows[Array(label.utf8)] = charset }
    }
    return rows
  }()

  /// Name, name for iconv, other labels.
  ///
  /// The Standard reads ASCII and Latin-1 as windows-1252, and the plain East Asian sets as their
  /// larger supersets.
  private static let table = [
    "utf-8 UTF-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "windows-1252 CP1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 "
      + "iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252",
    "windows-1250 CP1250 cp1250 x-cp1250",
    "windows-1251 CP1251 cp1251 x-cp1251",
    "windows-1253 CP1253 cp1253 x-cp1253",
    "windows-1254 CP1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
      + "iso_8859-9:1989 l5 latin5 x-cp1254",
    "windows-1255 CP1255 cp1255 x-cp1255",
    "windows-1256 CP1256 cp1256 x-cp1256",
    "windows-1257 CP1257 cp1257 x-cp1257",
    "windows-1258 CP1258 cp1258 x-cp1258",
    "windows-874 CP874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620",
    "iso-8859-2 ISO-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 "
      + "iso_8859-2:1987 l2 latin2",
    "iso-8859-3 ISO-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3",
    "iso-8859-4 ISO-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4",
    "iso-8859-5 ISO-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5",
    "iso-8859-6 ISO-8859-6 arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i "
      + "iso-ir-127 iso8859-6 iso88596 iso_8859-6",
    "iso-8859-7 ISO-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 "
      + "iso88597 iso_8859-7 sun_eu_greek",
    "iso-8859-8 ISO-8859-8 csisolatinhebrew hebrew iso-8859-8-e iso-8859-8-i csiso88598i logical "
      + "visual iso-ir-138 iso8859-8 iso88598 iso_8859-8",
    "iso-8859-10 ISO-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso-8859-13 ISO-8859-13 iso8859-13 iso885913",
    "iso-8859-14 ISO-8859-14 iso8859-14 iso885914",
    "iso-8859-15 ISO-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9",
    "iso-8859-16 ISO-8859-16",
    "koi8-r KOI8-R cskoi8r koi koi8 koi8_r",
    "koi8-u KOI8-U koi8-ru",
    "macintosh MACINTOSH csmacintosh mac x-mac-roman",
    "x-mac-cyrillic MAC-CYRILLIC x-mac-ukrainian",
    "ibm866 CP866 866 cp866 csibm866",
    "gbk GB18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk",
    "gb18030 GB18030",
    "big5 BIG5-HKSCS big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp EUC-JP cseucpkdfmtjapanese x-euc-jp",
    "iso-2022-jp ISO-2022-JP csiso2022jp",
    "shift_jis CP932 csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis",
    "euc-kr CP949 cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
      + "ksc_5601 windows-949",
    "utf-16be UTF-16BE unicodefffe",
    "utf-16le UTF-16LE utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
  ]
}

extension Span where Element == UInt8 {
  /// The encoding that a range names after `charset=`; nil if there is none or it is unknown.
  func charset(in range: Range<Int>) -> Charset? {
    var rest = range
    while let mark = firstIndex(ofAnyCase: CharsetMark.bytes, in: rest) {
      var start = mark + CharsetMark.bytes.count
      rest = start..<range.upperBound
      while start < rest.upperBound, ASCII.isBlank(self[start]) { start += 1 }
      guard start < rest.upperBound, self[start] == UInt8(ascii: "=") else { continue }
      if let charset = Charset(label: label(in: start + 1..<rest.upperBound)) { return charset }
    }
    return nil
  }

  private func label(in range: Range<Int>) -> [UInt8] {
    var label: [UInt8] = []
    for index in range {
      let byte = self[index]
      let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      if label.isEmpty, isQuote || ASCII.isBlank(byte) { continue }
      if isQuote || ASCII.isBlank(byte) || CharsetMark.ends.contains(byte) || label.count == 40 {
        break
      }
      label.append(ASCII.lowercased(byte))
    }
    return label
  }
}

private enum CharsetMark {
  static let bytes = Array("charset".utf8)
  static let ends = Array(";,/>".utf8)
}

extension ArraySlice<UInt8> {
  /// A page declares its encoding within so many bytes.
  private static var headLength: Int { 4096 }
  private static var escape: UInt8 { 0x1B }

  /// The page in UTF-8, and the name of the encoding that it was in if it had to be converted.
  ///
  /// UTF-8 stays as it is, even if the page declares something else or has some errors, which the
  /// normalizer repairs: real pages have wrong declarations, and are cut inside a character.
  func asUTF8(declared: Charset?) -> (text: ArraySlice<UInt8>, encoding: String?) {
    if starts(with: [0xFF, 0xFE]) { return converted(from: .utf16LE, skipping: 2) }
    if starts(with: [0xFE, 0xFF]) { return converted(from: .utf16BE, skipping: 2) }
    let bytes = span
    let head = 0..<Swift.min(count, Self.headLength)
    if bytes.isNearlyUTF8 {
      // The only encoding that looks like ASCII, except for its escapes.
      guard at(head).contains(Self.escape),
        let charset = declared ?? bytes.charset(in: head), charset.name == "iso-2022-jp"
      else { return (self, nil) }
      return converted(from: charset)
    }
    let charset = declared ?? bytes.charset(in: head) ?? .windows1252
    // The text is not UTF-8, even if declared so, and UTF-16 needs a mark.
    let isOther = charset != .utf8 && charset != .utf16LE && charset != .utf16BE
    return converted(from: isOther ? charset : .windows1252)
  }

  private func converted(
    from charset: Charset,
    skipping skipped: Int = 0
  ) -> (text: ArraySlice<UInt8>, encoding: String?) {
    let stored = dropFirst(skipped)
    if charset != .windows1252, let text = CharsetConverter.convert(stored, from: charset) {
      return (text[...], charset.name)
    }
    // Each byte is a character here: nothing can fail.
    return (Windows1252.converted(stored.span)[...], Windows1252.name)
  }
}

extension Span where Element == UInt8 {
  /// Whether this is UTF-8 with at most one error in ten characters outside ASCII, or cut inside
  /// its last one.
  fileprivate var isNearlyUTF8: Bool {
    if isUTF8 { return true }
    var good = 0
    var bad = 0
    var position = 0
    while position < count {
      guard self[position] >= 0x80 else {
        position += 1
        continue
      }
      let length = scalarLength(at: position)
      if length > 0 { good += 1 } else if length == 0 { bad += 1 }
      position += Swift.max(1, Swift.abs(length))
    }
    return bad * 10 <= good || bad == 0
  }
}

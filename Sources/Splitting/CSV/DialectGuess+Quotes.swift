import BroadsheetCore

/// Quotes and line ends.
extension DialectGuess {
  typealias Found = (dialect: TableDialect, sample: TableSample)

  /// The best way to read the rows behind a header; `width` nil finds the usual one.
  func quoting(for separator: UInt8, behind line: Range<Int>, width: Int?) -> Found {
    let end = line.isEmpty ? lineEnd(from: line.upperBound) : line.upperBound
    let ways = withLineEnds(ways(separator), end).map { way in
      (
        way,
        TableSample(head, from: line.upperBound, way, width: width, isWhole: isWhole)
      )
    }
    var best: Found = ways[0]
    for way in ways.dropFirst() where isBetter(way, than: best) { best = way }
    best.dialect.showsQuotes = best.dialect.quote != nil && best.sample.quotedRows > 0
    return best
  }

  private func isBetter(_ new: Found, than old: Found) -> Bool {
    if new.dialect.quote == nil {
      let isEscaped = new.dialect.escape == .backslash
      let isLetter = showsLetters(old.sample, without: new.sample, old.dialect.separator)
      guard isEscaped ? old.sample.provenRows == 0 : isLetter else { return false }
    }
    if new.dialect.quote == UInt8(ascii: "'") {
      // Apostrophes begin words, too.
      let sound = new.sample.quotedRows - new.sample.wrongRows
      guard new.sample.provenRows > 0 || sound * 2 >= new.sample.rows else { return false }
    }
    let (left, right) = (new.sample.exactBytes, old.sample.exactBytes)
    let (all, whole) = (max(1, new.sample.bytes), max(1, old.sample.bytes))
    if left * whole != right * all { return left * whole > right * all }
    guard new.dialect.quote == UInt8(ascii: "'") else { return false }
    return old.sample.quotedRows == 0 && new.sample.quotedRows * 2 >= new.sample.rows
      && new.sample.rows > 0
  }

  /// Whether so many rows have wrong quotes that quotes are letters like any other.
  ///
  /// One row does not show it, unless no other has quotes, nor do some among rows that only quotes
  /// hold together.
  private func showsLetters(_ old: TableSample, without new: TableSample, _ separator: UInt8)
    -> Bool
  {
    let fits = new.exactRows == new.rows
    if fits, old.provenRows == 0, old.quotedRows == old.wrongRows {
      return old.wrongRows > 1 || old.wrongRows == 1 && old.pairedWrongRows == 1
    }
    let least = old.provenRows * (separator == 0x09 ? 1 : 10)
    return old.wrongRows > max(1, least) && (fits || old.wrongRows * 10 > old.rows)
  }

  /// All ways to write rows that the bytes at hand can be, the usual one first.
  private func ways(_ separator: UInt8) -> [TableDialect] {
    var usual = base
    usual.separator = separator
    var ways = [usual]
    let hasBackslash = head.contains(UInt8(ascii: "\\"))
    for quote in "\"'".utf8 where opens(quote, separator) {
      var way = usual
      way.quote = quote
      if quote != usual.quote { ways.append(way) }
      if hasBackslash { ways.append(escaped(way)) }
      if opensBehindBlanks(quote, separator) {
        way.hasBlanksBeforeQuotes = true
        ways.append(way)
        if hasBackslash { ways.append(escaped(way)) }
      }
    }
    if opens(UInt8(ascii: "\""), separator) { ways.append(usual.unquoted) }
    if holds([UInt8(ascii: "\\"), separator]) { ways.append(escaped(usual.unquoted)) }
    return ways
  }

  private func escaped(_ way: TableDialect) -> TableDialect {
    var way = way
    way.escape = .backslash
    return way
  }

  /// Adds rows that end at CR, where there are such bytes alone; a header that ends so decides.
  private func withLineEnds(_ ways: [TableDialect], _ end: Int) -> [TableDialect] {
    let span = head.span
    let isMac = head.indices.contains { index in
      // The last one may be cut off its LF.
      span[index] == 0x0D && index + 1 < span.count && span[index + 1] != lineFeed
    }
    guard isMac else { return ways }
    let others = ways.map { way in
      var way = way
      way.endsRowsAtCR = true
      return way
    }
    guard head.contains(lineFeed) else { return others }
    guard head[end...].first == 0x0D, head[end...].dropFirst().first != lineFeed else {
      return ways + others
    }
    return others.map { way in
      var way = way
      way.endsRowsAtLF = false
      return way
    } + others
  }

  /// Whether a quote is at the beginning of some cell.
  private func opens(_ quote: UInt8, _ separator: UInt8) -> Bool {
    head.first == quote || holds([separator, quote]) || holds([lineFeed, quote])
      || holds([0x0D, quote]) || opensBehindBlanks(quote, separator)
  }

  private func opensBehindBlanks(_ quote: UInt8, _ separator: UInt8) -> Bool {
    holds([separator, UInt8(ascii: " "), quote])
  }

  private func holds(_ pattern: [UInt8]) -> Bool {
    head.span.firstIndex(of: pattern, from: 0) != nil
  }

  /// Adds what the rows show beside their quotes.
  func finished(
    _ dialect: TableDialect,
    _ sample: TableSample,
    _ columns: TableColumns?
  ) -> TableDialect {
    var dialect = dialect
    dialect.hasBlanks = sample.blankCells * 5 > sample.laterCells && sample.joinedRows == 0
    dialect.spellsEscapes = spellsEscapes(dialect)
    let mayJoin = !dialect.showsQuotes && columns?.endsWithText == true
    let isWider = sample.widerRows > 0 && sample.widerRows * 10 >= sample.rows * 9
    dialect.hasRowNames = isWider && !(mayJoin && sample.joinedRows * 2 >= sample.widerRows)
    dialect.lineEnd = lineEndName(dialect)
    return dialect
  }

  private func lineEndName(_ dialect: TableDialect) -> String {
    let end = lineEnd(from: start)
    let isCRLF = head[end...].starts(with: [0x0D, lineFeed])
    if dialect.endsRowsAtCR {
      return dialect.endsRowsAtLF && head.contains(lineFeed) ? "CR and LF" : "CR"
    }
    return isCRLF ? "CRLF" : "LF"
  }

  /// Whether backslashes stand for line ends and tabs, and not for themselves.
  private func spellsEscapes(_ dialect: TableDialect) -> Bool {
    var (known, sound, other) = (0, 0, 0)
    var position = 0
    while position + 1 < head.count {
      guard head[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      let next = head[position + 1]
      if "ntrN\\".utf8.contains(next) {
        known += 1
        if isSound(position) { sound += 1 }
      } else if next != dialect.quote {
        other += 1
      }
      position += 2
    }
    guard known > other else { return false }
    return dialect.separator == 0x09 || sound * 10 >= known * 9
  }

  /// Whether an escape ends a sentence or begins one: paths and formulas have others.
  private func isSound(_ position: Int) -> Bool {
    let before = position > 0 ? head[position - 1] : lineFeed
    let after = position + 2 < head.count ? head[position + 2] : lineFeed
    return ".!?:\"')> nrt".utf8.contains(before) && before != UInt8(ascii: ":")
      || ASCII.isUpper(after) || after == UInt8(ascii: "\\")
  }
}

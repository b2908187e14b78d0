import BroadsheetCore

/// Tells text that is no news from prose: what lies under the name of a dump and is read as one
/// article is a wrong count that nobody notices.
struct Lookalike {
  /// Lines that are looked at.
  private static let lineLimit = 200
  /// A kind of line decides where so many of a hundred are of it.
  private static let share = 90

  private static let pointers = [
    "version https://git-lfs", "/annex/objects/", "../.git/annex", ".git/annex/objects",
  ].map { Array($0.utf8) }
  private static let answers = [
    "not found", "access denied", "forbidden", "rate limit", "unauthorized", "bad gateway",
    "service unavailable", "internal server error", "request could not", "nosuchkey",
    "too many requests", "gateway timeout",
  ].map { Array($0.utf8) }

  private var lines = 0
  private var words = 0
  private var letters = 0
  private var printed = 0
  private var sentences = 0
  /// Brackets and signs that programs are full of.
  private var marks = 0
  private var counts: [Fault: Int] = [:]
  /// Short lines that end in a semicolon: statements of a program, or clauses of a list.
  private var clauses = 0

  /// What a text is that is no news; nil for prose.
  static func fault(of head: borrowing Span<UInt8>) -> Fault? {
    if pointers.contains(where: { head.holds($0, at: 0) }) { return .pointerFile }
    if isAnswer(head) { return .errorPage }
    if head.holds(Array("#!".utf8), at: 0) { return .sourceCode }
    var text = Lookalike()
    text.read(head)
    return text.fault
  }

  /// A message of a server, saved in place of the file.
  private static func isAnswer(_ head: borrowing Span<UInt8>) -> Bool {
    guard head.count < 400 else { return false }
    return answers.contains { head.firstIndex(ofAnyCase: $0, in: head.indices) != nil }
  }

  private var fault: Fault? {
    let most = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    if let most, most.key != .sourceCode, most.value * 100 >= lines * Self.share { return most.key }
    if isCode { return .sourceCode }
    // Letters make up far more of any prose, in any script.
    return letters * 2 < printed || words == 0 ? .noProse : nil
  }

  /// Enough lines are like those of programs, and few are sentences.
  ///
  /// Lists and resolutions have clauses that end in semicolons, so a short one counts only among
  /// lines that prose does not have.
  private var isCode: Bool {
    let certain = counts[.sourceCode, default: 0]
    let code = certain + (certain * 2 >= clauses ? clauses : 0)
    return code * 100 >= lines * 40 && lines > 2 && marks * 2 >= lines && sentences * 4 < lines
  }

  private mutating func read(_ head: borrowing Span<UInt8>) {
    var position = 0
    while position < head.count, lines < Self.lineLimit {
      let end = ByteScan.firstIndex(of: lineFeed, in: head, from: position)
      let line = head.trimmed(position..<end)
      // The last line of a long text is cut.
      let isWhole = end < head.count || head.count < DumpFormat.headLimit
      if !line.isEmpty, isWhole || position == 0 { note(head, line) }
      position = end + 1
    }
  }

  private mutating func note(_ head: borrowing Span<UInt8>, _ line: Range<Int>) {
    lines += 1
    let shape = LineShape(head, line)
    words += shape.words
    letters += shape.letters
    printed += shape.printed
    marks += shape.marks
    if shape.words > 5, shape.endsSentence { sentences += 1 }
    if let kind = shape.kind(head, line) {
      counts[kind, default: 0] += 1
    } else if shape.isClause(head, line) {
      clauses += 1
    }
  }
}

/// What one line of a text is made of.
private struct LineShape {
  private static let codeStarts = [
    "import ", "from ", "def ", "class ", "#include", "function ", "var ", "let ", "const ",
    "package ", "using ", "public ", "private ", "return ", "if (", "for (", "while (", "elif ",
    "echo ", "export ", "SELECT ", "INSERT ", "CREATE ", "UPDATE ", "DELETE FROM ", "FROM ",
    "WHERE ", "ALTER ", "DROP ", "//", "/*", "*/", "# ", "print(",
  ].map { Array($0.utf8) }
  private static let codeMarks = Array("(){}[]=;<>".utf8)
  private static let digests = [32, 40, 56, 64, 96, 128]

  /// Runs of two letters or more, or of letters outside ASCII.
  private(set) var words = 0
  private(set) var letters = 0
  /// Bytes that are not blank.
  private(set) var printed = 0
  private(set) var blanks = 0
  private(set) var slashes = 0
  private(set) var marks = 0
  private(set) var endsSentence = false
  /// A name right before a bracket, an assignment, or a brace.
  private var hasCodeMark = false
  /// Longer lines with such marks are comments, or prose about programs.
  private static let statementWords = 12
  private static let clauseWords = 3

  init(_ text: borrowing Span<UInt8>, _ line: Range<Int>) {
    var run = 0
    for index in line {
      let byte = text[index]
      let isLetter = ASCII.isLetter(byte) || byte >= 0x80
      if isLetter { run += 1 } else if run > 0 { (words, run) = (words + (run > 1 ? 1 : 0), 0) }
      letters += isLetter ? 1 : 0
      if ASCII.isBlank(byte) { blanks += 1 } else { printed += 1 }
      if byte == UInt8(ascii: "/") { slashes += 1 }
      if Self.codeMarks.contains(byte) {
        marks += 1
        let follows = index > line.lowerBound && Self.isName(text[index - 1])
        if isCodeMark(byte, follows) { hasCodeMark = true }
      }
    }
    words += run > 1 ? 1 : 0
    endsSentence = line.last.map { ".!?\"".utf8.contains(text[$0]) } ?? false
  }

  private static func isName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "]")
  }

  private func isCodeMark(_ byte: UInt8, _ followsName: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "="): true
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"): followsName
    default: false
    }
  }

  /// A short line that ends in a semicolon, and shows by nothing else that it is a statement.
  func isClause(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    text[line.upperBound - 1] == UInt8(ascii: ";") && words <= Self.clauseWords
  }

  /// What a line is, if it is not prose.
  func kind(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Fault? {
    let digits = line.prefix { ASCII.hexDigit(text[$0]) != nil }.count
    let isAlone = digits == line.count || ASCII.isBlank(text[line.lowerBound + digits])
    if Self.digests.contains(digits), isAlone { return .checksums }
    if isTaggedDigest(text, line) { return .checksums }
    if isCrawlIndex(text, line) { return .crawlIndex }
    if blanks == 0, isPath(text, line) { return .pathList }
    return isCode(text, line) ? .sourceCode : nil
  }

  private func isCode(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    if Self.codeStarts.contains(where: { text.holds($0, at: line.lowerBound) }) { return true }
    switch text[line.upperBound - 1] {
    case UInt8(ascii: "{"), UInt8(ascii: "}"): return true
    case UInt8(ascii: ";"): return hasCodeMark || isProperty(text, line)
    default: return hasCodeMark && !endsSentence && words <= Self.statementWords
    }
  }

  /// `name: value;`, as in style sheets.
  private func isProperty(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    let name = line.prefix { ASCII.isLower(text[$0]) || text[$0] == UInt8(ascii: "-") }
    guard !name.isEmpty, name.upperBound < line.upperBound else { return false }
    return text[name.upperBound] == UInt8(ascii: ":") && words <= Self.statementWords
  }

  /// `SHA256 (name) = digits`.
  private func isTaggedDigest(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    let digits = line.reversed().prefix { ASCII.hexDigit(text[$0]) != nil }.count
    let equals = line.upperBound - digits - 2
    return Self.digests.contains(digits) && equals > line.lowerBound
      && text[equals] == UInt8(ascii: "=")
  }

  /// `org,example)/page 20190305101500 …`: the key of an address, and when it was fetched.
  private func isCrawlIndex(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    let end = line.first { ASCII.isBlank(text[$0]) } ?? line.upperBound
    let key = line.lowerBound..<end
    guard text.number(at: end + 1, digits: 14) != nil || text.holds(Array("CDX ".utf8), at: end + 1)
    else { return text.holds(Array("CDX ".utf8), at: line.lowerBound) }
    return key.contains { text[$0] == UInt8(ascii: ")") || text[$0] == UInt8(ascii: ",") }
      || key.contains { text[$0] == UInt8(ascii: "/") }
  }

  /// A path or an address: a slash or the ending of a file, and no blank.
  private func isPath(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    let dot = line.reversed().prefix(6).first { text[$0] == UInt8(ascii: ".") }
    let hasEnding = dot.map { $0 > line.lowerBound && $0 + 1 < line.upperBound } ?? false
    let isAddress = text.extracting(line).firstIndex(of: Array("://".utf8), from: 0) != nil
    return isAddress || slashes > 0 && printed == line.count || hasEnding
  }
}

import Foundation
import Tables
import Testing

/// Columns for a person, plain and as a terminal shows them.
@Suite struct TextTableTests {
  static let columns: [TextTable.Column] = [.text, .type, .text, .figure]
  static let rows = [
    ["entity", "type", "source", "mentions"],
    ["United Nations High Commissioner for Refugees", "ORG", "gazette", "120"],
    ["中华人民共和国国务院", "ORG", "人民日报", "7"],
    ["Zoë 👩‍👩‍👧‍👦 O'Neill", "PER", "-", "1234567890"],
  ]

  private func lines(_ width: Int?, _ style: ANSIStyle = .none) -> [String] {
    TextTable.lines(Self.rows, Self.columns, look: TextLook(style: style, width: width))
  }

  @Test func nothingIsCutWithoutAWidth() {
    let lines = lines(nil)
    #expect(lines[1] == "United Nations High Commissioner for Refugees  ORG   gazette          120")
    #expect(Set(lines.map { TerminalWidth.of($0) }) == [73])
  }

  /// Every line has the same width, which is the terminal's; figures and types are whole.
  @Test(arguments: 28..<73)
  func theWidestTextIsCut(_ width: Int) {
    let lines = lines(width)
    #expect(Set(lines.map { TerminalWidth.of($0) }) == [width])
    for (line, row) in zip(lines, Self.rows).dropFirst() {
      #expect(line.hasSuffix(" " + row[3]))
      #expect(line.contains("  \(row[1]) "))
    }
    // The sources are cut only once the names are no wider.
    #expect(lines[2].contains("人民日报") == (width >= 35))
  }

  /// A header gives way to names that would be shorter than twelve cells.
  @Test func headersAreCutBeforeNamesAreShort() {
    let rows = [["entity", "mentions_unique"], ["Frank-Walter Steinmeier", "7"]]
    func lines(_ width: Int) -> [String] {
      TextTable.lines(rows, [.text, .figure], look: TextLook(width: width))
    }
    #expect(lines(29) == ["entity        mentions_unique", "Frank-Walte…                7"])
    #expect(lines(18) == ["entity        men…", "Frank-Walte…     7"])
    #expect(lines(14) == ["entity    men…", "Frank-W…     7"])
  }

  @Test func pathsKeepTheirEnds() {
    let rows = [["dumps/2024/中文/part-17.jsonl.gz", "1"]]
    func line(_ width: Int) -> String? {
      let look = TextLook(width: width)
      return TextTable.lines(rows, [.path, .figure], look: look, hasHeader: false).first
    }
    #expect(line(20) == "…part-17.jsonl.gz  1")
    #expect(line(23) == "…文/part-17.jsonl.gz  1")
    #expect(line(22) == "…/part-17.jsonl.gz   1")
  }

  /// What cannot be narrowed stays as it is, rather than losing a figure.
  @Test(arguments: [0, 1, 10, 20])
  func figuresAreNeverCut(_ width: Int) {
    for (line, row) in zip(lines(width), Self.rows).dropFirst() { #expect(line.hasSuffix(row[3])) }
  }

  @Test func typesAreColoured() {
    let lines = lines(nil, .ansi)
    #expect(lines[0].hasPrefix("\u{1B}[1mentity\u{1B}[0m "))
    #expect(lines[1].contains("  \u{1B}[38;5;32mORG\u{1B}[0m   gazette"))
    #expect(lines[3].contains("\u{1B}[38;5;166mPER\u{1B}[0m"))
    let bare = lines.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
    #expect(bare == self.lines(nil))
  }

  @Test func aLastTextNeedsNoBlanks() {
    let rows = [["1", "a"], ["22", "bcd"]]
    let lines = TextTable.lines(
      rows,
      [.figure, .text],
      look: .plain,
      hasHeader: false,
      fillsLast: false
    )
    #expect(lines == [" 1  a", "22  bcd"])
  }

  /// By the rule of WCAG 2, 3 to 1 is enough for signs; these are more to black and to white.
  @Test(arguments: ["PER", "ORG", "LOC", "MISC"])
  func coloursAreReadOnBlackAndOnWhite(_ type: String) throws {
    let light = luminance(try #require(ANSIStyle.Style(type: type).colour))
    #expect((light + 0.05) / 0.05 >= 3.8)
    #expect(1.05 / (light + 0.05) >= 3.8)
  }

  /// Of a colour of the cube of 6 by 6 by 6.
  private func luminance(_ colour: Int) -> Double {
    let levels = [0.0, 95, 135, 175, 215, 255].map { $0 / 255 }
    let parts = [(colour - 16) / 36, (colour - 16) / 6 % 6, (colour - 16) % 6].map { levels[$0] }
    let linear = parts.map { $0 <= 0.04 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

@Suite struct TextWrapTests {
  private static let pieces: [TextWrap.Piece] = [
    ("before, the ", .plain), ("United Nations", .bold), ("' envoy said 人民日报 so.", .plain),
  ]

  @Test func linesBreakBetweenWords() {
    let wrap = TextWrap(TextLook(width: 20), indent: 2)
    #expect(
      wrap.lines(Self.pieces) == "  before, the United\n  Nations' envoy\n  said 人民日报 so.\n"
    )
    #expect(wrap.lines("") == "  \n")
    // A word that is too long stays whole.
    #expect(TextWrap(TextLook(width: 4), indent: 0).lines("a bcdefg h") == "a\nbcdefg\nh\n")
  }

  @Test(arguments: 12...60)
  func linesFit(_ width: Int) {
    let lines = TextWrap(TextLook(style: .ansi, width: width), indent: 2).lines(Self.pieces)
    let bare = lines.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(bare.split(separator: "\n").allSatisfy { TerminalWidth.of(String($0)) <= width })
    let words = bare.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words == Self.pieces.map(\.text).joined())
    #expect(lines.contains("\u{1B}[1mUnited\u{1B}[0m"))
  }

  @Test func nothingBreaksWithoutAWidth() {
    let lines = TextWrap(.plain, indent: 4).lines([(" a  b ", .plain), ("c", .bold)])
    #expect(lines == "     a  b c\n")
  }
}

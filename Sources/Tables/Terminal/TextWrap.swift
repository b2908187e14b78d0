/// Wraps text for a person between words.
package struct TextWrap {
  package typealias Piece = (text: String, style: ANSIStyle.Style)

  private let look: TextLook
  private let indent: String

  /// Every line begins with `indent` blanks.
  package init(_ look: TextLook, indent: Int) {
    self.look = look
    self.indent = String(repeating: " ", count: indent)
  }

  /// Wraps pieces, which follow each other without blanks, into lines.
  package func lines(_ pieces: [Piece]) -> String {
    guard let width = look.width else { return indent + dressed(pieces) + "\n" }
    var (lines, line, cells) = ("", "", indent.count)
    for word in words(pieces) where !word.isEmpty {
      let wide = word.reduce(0) { $0 + TerminalWidth.of($1.text) }
      if !line.isEmpty, cells + 1 + wide > width {
        lines += indent + line + "\n"
        (line, cells) = ("", indent.count)
      }
      if !line.isEmpty { (line, cells) = (line + " ", cells + 1) }
      line += dressed(word)
      cells += wide
    }
    return lines + indent + line + "\n"
  }

  package func lines(_ text: String) -> String { lines([(text, .plain)]) }

  private func dressed(_ pieces: [Piece]) -> String {
    pieces.map { look.style.dress($0.text, $0.style) }.joined()
  }

  /// The words between blanks; one word may have several pieces.
  private func words(_ pieces: [Piece]) -> [[Piece]] {
    var words: [[Piece]] = [[]]
    for piece in pieces {
      let parts = piece.text.split(separator: " ", omittingEmptySubsequences: false)
      for (number, part) in parts.enumerated() {
        if number > 0 { words.append([]) }
        if !part.isEmpty { words[words.count - 1].append((String(part), piece.style)) }
      }
    }
    return words
  }
}

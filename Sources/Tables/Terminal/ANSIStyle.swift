/// Colours and bold at terminals that show them, and nothing elsewhere.
///
/// The only place that writes codes of a terminal into text.
package enum ANSIStyle: Sendable {
  case none
  /// Codes of ECMA-48, with the 256 colours of every modern terminal.
  case ansi

  package enum Style: Sendable, Equatable {
    case plain, bold
    case person, organisation, location, miscellaneous

    /// The style of a type, by its tag; plain for other tags.
    package init(type: String) {
      switch type {
      case "PER": self = .person
      case "ORG": self = .organisation
      case "LOC": self = .location
      case "MISC": self = .miscellaneous
      default: self = .plain
      }
    }

    /// The colours of the HTML pages: orange, blue, green and purple, readable on black and on
    /// white, with a contrast of at least 3.8 to both.
    package var colour: Int? {
      switch self {
      case .plain, .bold: nil
      case .person: 166
      case .organisation: 32
      case .location: 28
      case .miscellaneous: 134
      }
    }
  }

  /// Adds a style to a text without changing its width.
  package func dress(_ text: String, _ style: Style) -> String {
    guard self == .ansi, style != .plain, !text.isEmpty else { return text }
    let code = style.colour.map { "38;5;\($0)" } ?? "1"
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// How text for a person looks: what a terminal can show, and how much of it in a line.
package struct TextLook: Sendable {
  package var style: ANSIStyle
  /// The width of a line in cells; nil to cut nothing.
  package var width: Int?

  package init(style: ANSIStyle = .none, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  /// The look for files and pipes.
  package static let plain = TextLook()
}

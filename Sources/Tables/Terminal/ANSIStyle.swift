/// Colours and bold where a terminal shows them, nothing anywhere else.
///
/// The only place that writes codes of a terminal into text.
package enum ANSIStyle: Sendable {
  case none
  /// Codes of ECMA-48, with the 256 colours that every terminal of today has.
  case ansi

  package enum Style: Sendable, Equatable {
    case plain, bold
    case person, organisation, location, miscellaneous

    /// That of a type, by its tag; plain for anything else.
    package init(type: String) {
      switch type {
      case "PER": self = .person
      case "ORG": self = .organisation
      case "LOC": self = .location
      case "MISC": self = .miscellaneous
      default: self = .plain
      }
    }

    /// The colours of the HTML pages: orange, blue, green and purple, in shades that are read on
    /// black and on white: their contrast to both is 3.8 and more.
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

  /// A text in a style; its width stays.
  package func dress(_ text: String, _ style: Style) -> String {
    guard self == .ansi, style != .plain, !text.isEmpty else { return text }
    let code = style.colour.map { "38;5;\($0)" } ?? "1"
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// How text for a person looks: what a terminal can show, and how much of it in a line.
package struct TextLook: Sendable {
  package var style: ANSIStyle
  /// Cells of a line; nil where nothing is cut.
  package var width: Int?

  package init(style: ANSIStyle = .none, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  /// What goes into files and pipes.
  package static let plain = TextLook()
}

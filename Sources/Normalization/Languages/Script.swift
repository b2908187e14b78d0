internal import BroadsheetCore

/// The letters of a text, as far as a language is told by them.
enum Script: Int, CaseIterable {
  case latin, cyrillic, greek, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati
  case tamil, telugu, kannada, malayalam, sinhala, thai, lao, burmese, georgian, ethiopic, khmer
  case han, kana, hangul, other
  /// Marks between words, such as quotation marks.
  case none

  /// The script of a character outside ASCII, by its first two bytes.
  init(_ lead: UInt8, _ next: UInt8) {
    switch lead {
    case 0xC3...0xCB: self = .latin
    case 0xCD...0xCF: self = lead == 0xCD && next < 0xB0 ? .latin : .greek
    case 0xCC: self = .latin
    case 0xD0...0xD3: self = .cyrillic
    case 0xD4: self = next < 0xB1 ? .cyrillic : .armenian
    case 0xD5: self = .armenian
    case 0xD6: self = next < 0x90 ? .armenian : .hebrew
    case 0xD7: self = .hebrew
    case 0xD8...0xDB: self = .arabic
    case 0xE0: self = Self.indic(next)
    case 0xE1: self = Self.others(next)
    case 0xE3: self = next == 0x80 ? .none : next < 0x84 ? .kana : .han
    case 0xE4...0xE9: self = .han
    case 0xEA...0xED: self = lead == 0xEA && next < 0xB0 ? .other : .hangul
    case 0xDC...0xDF, 0xF0: self = .other
    default: self = .none
    }
  }

  private static func indic(_ next: UInt8) -> Script {
    switch next {
    case 0xA4...0xA5: .devanagari
    case 0xA6...0xA7: .bengali
    case 0xA8...0xA9: .gurmukhi
    case 0xAA...0xAB: .gujarati
    case 0xAE...0xAF: .tamil
    case 0xB0...0xB1: .telugu
    case 0xB2...0xB3: .kannada
    case 0xB4...0xB5: .malayalam
    case 0xB6...0xB7: .sinhala
    case 0xB8...0xB9: .thai
    case 0xBA...0xBB: .lao
    default: .other
    }
  }

  private static func others(_ next: UInt8) -> Script {
    switch next {
    case 0x80...0x81: .burmese
    case 0x82...0x83: .georgian
    case 0x88...0x8E: .ethiopic
    case 0x9E...0x9F: .khmer
    case 0xB8...0xBB: .latin
    default: .other
    }
  }

  /// The language, where the letters alone tell it.
  var language: Language? {
    switch self {
    case .latin, .cyrillic, .arabic, .devanagari, .other, .none: nil
    case .greek: .el
    case .armenian: .hy
    case .hebrew: .he
    case .bengali: .bn
    case .gurmukhi: .pa
    case .gujarati: .gu
    case .tamil: .ta
    case .telugu: .te
    case .kannada: .kn
    case .malayalam: .ml
    case .sinhala: .si
    case .thai: .th
    case .lao: .lo
    case .burmese: .my
    case .georgian: .ka
    case .ethiopic: .am
    case .khmer: .km
    case .han, .kana: .zh
    case .hangul: .ko
    }
  }
}

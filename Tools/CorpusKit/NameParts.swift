/// The kind of ending of a minted stem.
enum StemKind: Int, Sendable { case given, family, place, brand }

/// The fixed parts of minted names.
enum Parts {
  static let of = Array("of".utf8)
  static let ampersand = Array("&".utf8)
  static let consonants = Array("BCDFGHJKLMNPRTVZ".utf8)
  static let particles = Speller.letters("van de al der")
  static let placeHeads = Speller.letters("North South East West Upper Lower Port Lake Mount Fort")
  static let placeTails = Speller.letters(
    "City Bay Valley Island County Province Harbour Heights Falls River"
  )
  static let realms = Speller.letters("Republic Kingdom Gulf Duchy Federation Bay Isle")
  static let institutions = Speller.letters(
    "Ministry Bank University Institute Council Court Academy Museum Bureau Chamber"
  )
  static let fields = Speller.letters(
    """
    Trade Energy Steel Health Labour Transport Farm Water Oil Press Football Film Mining Insurance \
    Rail Research Textile Media
    """
  )
  static let companyTails = Speller.letters(
    "Group Holdings Bank Corp Industries Partners Association Airlines Union Fund Works Party"
  )
  static let scopes = Speller.letters("National Regional International Central General Royal Free")
  static let events = Speller.letters("Cup Festival Prize Open Treaty Summit Games Marathon")
  static let endings = [
    Speller.letters("a o ina el ar en ia us ik ette"),
    Speller.letters("er in sen ov ez ard ino ak son a elli mann ski"),
    Speller.letters("ia ton berg ova dal ville mark a ura ento ham wick grad"),
    Speller.letters("ex tek a o ix ora um ron el ant ico"),
  ]
  static let accented: [UInt8: [UInt8]] = [
    0x61: Array("á".utf8), 0x65: Array("é".utf8), 0x69: Array("í".utf8), 0x6F: Array("ö".utf8),
    0x75: Array("ü".utf8),
  ]
}

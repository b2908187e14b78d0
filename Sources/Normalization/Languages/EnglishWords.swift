internal import BroadsheetCore

/// Words by which a text is seen to be English.
///
/// Half of the words of English prose are among them, and one in twenty of those of another
/// language. Words that are common in another language, too, such as *in*, *a*, *is* or *me*,
/// are not.
struct EnglishWords {
  static let shared = EnglishWords()

  /// A power of two: a table that stays in the nearest cache.
  private static let slotCount = 1024
  private var keys = [UInt64](repeating: 0, count: slotCount)

  private init() {
    var key: UInt64 = 0
    for byte in Self.list.utf8 {
      if byte != 0x20 {
        key = key << 8 | UInt64(byte)
      } else {
        add(key)
        key = 0
      }
    }
    add(key)
  }

  private mutating func add(_ key: UInt64) { keys[slot(of: key)] = key }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
    while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & (Self.slotCount - 1) }
    return slot
  }

  /// Whether a word is one of them, by its last eight bytes in small letters.
  @inline(__always)
  func contains(_ key: UInt64) -> Bool { keys[slot(of: key)] == key }

  private static let list = """
    the of and to that for with from this which they have been are were will would said his not by it \
    as but who their its has be could should when there these what after out about into than other \
    more only between she you your our can them then some two first new year years one now \
    such while where before because against through during also up if must many much \
    those him us how does did being both each few own same too very upon every until since \
    cent percent pct mln dlrs cts vs shr inc corp ltd company net loss profit qtr share \
    shares stock bank market markets price prices oil trade exchange rate rates week month day days \
    today yesterday last next second third three four five six seven eight nine hundred \
    thousand million billion dollars government president minister state states united national \
    people country house senate senator committee bill law court police american british \
    world news report reports told says make made take took get got going went came \
    seen know think back still even well way down off time times work home school health \
    support need help public city county street north south east west great good high low \
    part including over among within without around along across again once another used use \
    here why whether however according early late later former end half set put show called group \
    companies business industry program programs service services fund funds funding federal \
    department office tax increase higher lower number between woman women children family \
    families left right day year games game win won lost team season players league club matches \
    buy sell total sales revs earnings quarter ended dividend record pay pays
    """
}

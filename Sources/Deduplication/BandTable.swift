internal import BroadsheetCore
internal import CScan

/// Leads from the bands of a sketch to the articles that had them.
///
/// A line of 16 slots is a cache line, and each band belongs into one. A slot holds the number of
/// an article, and above it as many bits of a hash of the band as there is room for.
struct BandTable: Sendable {
  private typealias Line = SIMD16<UInt32>

  /// The two lines of a band, and the bits that identify the band there.
  struct Place: BitwiseCopyable {
    /// One of two lines; the emptier one takes the band, so that a line is hardly ever too small.
    ///
    /// Source: Azar, Broder, Karlin, Upfal, "Balanced Allocations" (1999).
    var line: Int
    var other: Int
    var tag: UInt32
  }
  typealias Places = InlineArray<5, Place>

  /// The most entries of one band in a line: a band of many articles does not distinguish them.
  private static let mostOfABand = 4
  /// Five slots an article: 14 of the 16 of a line are taken when the table is full.
  private static func capacity(of lines: Int) -> Int { lines * 14 / 5 }

  /// Filled from the first slot on; 0 is empty.
  private var lines: [Line]
  /// The bits of a slot that do not belong to the number.
  private let tagMask: UInt32

  /// A table with 64 bytes a line, the same on every machine.
  init(lines count: Int) {
    lines = Array(repeating: .zero, count: count)
    let bits = UInt64.bitWidth - UInt64(Self.capacity(of: count)).leadingZeroBitCount
    tagMask = bits >= 32 ? 0 : ~0 << UInt32(bits)
  }

  /// How many articles it takes.
  var capacity: Int { Self.capacity(of: lines.count) }
  var bytes: Int { lines.capacity * MemoryLayout<Line>.stride }

  /// The places of a sketch, whose lines are on their way into the cache from here on.
  func places(of sketch: Sketch) -> Places {
    let places = Places { place(of: sketch.band($0), $0) }
    for band in places.indices {
      ByteScan.prefetch(lines.span, places[band].line)
      ByteScan.prefetch(lines.span, places[band].other)
    }
    return places
  }

  private func place(of key: UInt32, _ band: Int) -> Place {
    let key = UInt64(key) | UInt64(band + 1) << 32
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    let hash = (product.high ^ product.low) &* 0xD6E8_FEB8_6659_FD93
    let line = hash.multipliedFullWidth(by: UInt64(lines.count)).high
    let again = hash &* 0xA076_1D64_78BD_642F
    let other = again.multipliedFullWidth(by: UInt64(lines.count)).high
    let tag = UInt32(truncatingIfNeeded: hash) & tagMask
    return Place(line: Int(line), other: Int(other), tag: tag)
  }

  /// Whether any of the articles at a place, at most eight, meets a condition.
  func contains(at place: Place, where isMet: (Int) -> Bool) -> Bool {
    contains(lines[place.line], place.tag, where: isMet)
      || contains(lines[place.other], place.tag, where: isMet)
  }

  private func contains(_ line: Line, _ tag: UInt32, where isMet: (Int) -> Bool) -> Bool {
    var found = sketch_equal(line, tagMask, tag)
    while found != 0 {
      let number = line[found.trailingZeroBitCount] & ~tagMask
      if number != 0 && isMet(Int(number)) { return true }
      found &= found &- 1
    }
    return false
  }

  /// Puts the number of an article, from 1 to `capacity`, into the emptier line of a place.
  ///
  /// If both lines are full, the article can still be found by its other bands.
  mutating func insert(_ number: Int, at place: Place) {
    let (first, second) = (Self.slot(lines[place.line]), Self.slot(lines[place.other]))
    let (index, slot) = second < first ? (place.other, second) : (place.line, first)
    let same = sketch_equal(lines[index], tagMask, place.tag) & (1 << UInt16(slot) &- 1)
    guard slot < Line.scalarCount, same.nonzeroBitCount < Self.mostOfABand else { return }
    lines[index][slot] = place.tag | UInt32(truncatingIfNeeded: number)
  }

  /// The first empty slot of a line, or how many slots it has.
  private static func slot(_ line: Line) -> Int {
    min(sketch_equal(line, ~0, 0).trailingZeroBitCount, Line.scalarCount)
  }
}

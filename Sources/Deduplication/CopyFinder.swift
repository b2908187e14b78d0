package import BroadsheetCore

/// Tells near copies, in the order of the input: an article is a copy if its sketch is much like
/// that of an earlier article that is no copy itself.
///
/// What it tells is a function of the sequence of sketches alone. Takes at most 64 bytes an article
/// that is no copy (and some 40 KB), nothing for copies, and looks at a bounded number of articles
/// whatever the input is.
///
/// Candidates are found by bands (locality-sensitive hashing): five pairs of minima, each of which
/// leads to a line of 16 slots in one table. A slot holds the number of an article, and above it as
/// many bits of a hash of its band as there is room for.
package struct CopyFinder: Sendable {
  private typealias Line = SIMD16<UInt32>

  /// A band that so many have tells nothing: no more of them are put into a line.
  private static let mostOfABand = 4
  /// Five slots an article: 15 of the 16 of a line are taken when the table grows.
  private static let articlesALine = 3
  private static let fewestLines = 64

  private var articles = SketchList()
  /// Filled from the first slot on; 0 is empty. An even number of lines, of which two and two help
  /// each other out.
  private var lines: [Line]
  /// The bits of a slot that do not belong to the number.
  private var tagMask: UInt32

  package init() {
    lines = Array(repeating: .zero, count: Self.fewestLines)
    tagMask = Self.tagMask(for: Self.fewestLines)
  }

  /// How many articles were no copies.
  package var originals: Int { articles.count }

  /// The memory that the finder holds.
  package var bytes: Int { articles.bytes + lines.capacity * MemoryLayout<Line>.stride }

  /// Whether an article is a near copy of an earlier one; if not, later ones may be copies of it.
  ///
  /// What has no text is nobody's copy.
  package mutating func isCopy(_ sketch: Sketch) -> Bool {
    guard sketch != .none else { return false }
    for band in 0..<Sketch.bands { ByteScan.prefetch(lines.span, place(of: sketch, band).line) }
    for band in 0..<Sketch.bands where hasOriginal(of: sketch, band) { return true }
    // Beyond that number a slot could not hold it.
    guard articles.count < UInt32.max - 1 else { return false }
    if articles.count >= lines.count * Self.articlesALine { grow() }
    articles.append(sketch)
    for band in 0..<Sketch.bands { insert(sketch, band, number: articles.count) }
    return false
  }

  private func hasOriginal(of sketch: Sketch, _ band: Int) -> Bool {
    let place = place(of: sketch, band)
    if hasOriginal(of: sketch, in: lines[place.line], place.tag) { return true }
    guard Self.isFull(lines[place.line]) else { return false }
    return hasOriginal(of: sketch, in: lines[place.line ^ 1], place.tag)
  }

  private func hasOriginal(of sketch: Sketch, in line: Line, _ tag: UInt32) -> Bool {
    let found = (line & tagMask) .== tag
    guard any(found) else { return false }
    for slot in 0..<Line.scalarCount where found[slot] && line[slot] != 0 {
      let article = articles[Int(line[slot] & ~tagMask) - 1]
      if sketch.differences(from: article) <= Sketch.mostDifferences { return true }
    }
    return false
  }

  /// Puts a number into the line of a band, or, where that is full, into its neighbour. Where there
  /// is no room, the article is found by its other bands.
  private mutating func insert(_ sketch: Sketch, _ band: Int, number: Int) {
    let place = place(of: sketch, band)
    let line = Self.isFull(lines[place.line]) ? place.line ^ 1 : place.line
    var same = 0
    for slot in 0..<Line.scalarCount {
      let taken = lines[line][slot]
      if taken == 0 {
        lines[line][slot] = place.tag | UInt32(truncatingIfNeeded: number)
        return
      }
      same += taken & tagMask == place.tag ? 1 : 0
      if same == Self.mostOfABand { return }
    }
  }

  private static func isFull(_ line: Line) -> Bool { line[Line.scalarCount - 1] != 0 }

  /// Where a band belongs, and the bits that tell it from others there.
  private func place(of sketch: Sketch, _ band: Int) -> (line: Int, tag: UInt32) {
    let key = UInt64(sketch.band(band)) | UInt64(band + 1) << 32
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    let hash = (product.high ^ product.low) &* 0xD6E8_FEB8_6659_FD93
    let line = hash.multipliedFullWidth(by: UInt64(lines.count)).high
    return (Int(line), UInt32(truncatingIfNeeded: hash) & tagMask)
  }

  /// Makes a table for nearly half as many articles more: what the sketches leave of 64 bytes.
  ///
  /// The old table goes first, for the sketches tell all that was in it.
  private mutating func grow() {
    let count = max(articles.count * 31 / 64 & ~1, lines.count + 2)
    lines = []
    lines = Array(repeating: .zero, count: count)
    tagMask = Self.tagMask(for: count)
    for number in 0..<articles.count {
      for band in 0..<Sketch.bands { insert(articles[number], band, number: number + 1) }
    }
  }

  private static func tagMask(for lines: Int) -> UInt32 {
    let bits = UInt64.bitWidth - UInt64(lines * articlesALine).leadingZeroBitCount
    return bits >= 32 ? 0 : ~0 << UInt32(bits)
  }
}

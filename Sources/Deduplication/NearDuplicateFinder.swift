package import BroadsheetCore

/// Finds near copies, in the order of the input: an article is a copy if its sketch is much like
/// that of an earlier article that is not a copy itself.
///
/// The result depends only on the sequence of sketches. Takes at most 64 bytes for an article that
/// is not a copy (and some 40 KB), nothing for copies, and looks at no more than 40 articles for
/// each.
///
/// Candidates are found by bands (locality-sensitive hashing): five pairs of minima, one of which
/// has to agree.
package struct NearDuplicateFinder: Sendable {
  private static let fewestLines = 64
  /// How far ahead of an article its lines are prefetched while the table is filled again.
  private static let lead = 8

  private var articles = SketchList()
  private var table = BandTable(lines: fewestLines)

  package init() {}

  /// How many articles were no copies.
  package var originals: Int { articles.count }

  /// The memory that the finder holds.
  package var bytes: Int { articles.bytes + table.bytes }

  /// Whether an article is a near copy of an earlier one; if not, later ones may be copies of it.
  ///
  /// An article without text is never a duplicate.
  package mutating func isCopy(_ sketch: Sketch) -> Bool {
    guard sketch != .none else { return false }
    let places = table.places(of: sketch)
    for band in places.indices where hasOriginal(of: sketch, at: places[band]) { return true }
    // A slot could not hold a greater number.
    guard articles.count < UInt32.max - 1 else { return false }
    articles.append(sketch)
    guard articles.count <= table.capacity else {
      grow()
      return false
    }
    for band in places.indices { table.insert(articles.count, at: places[band]) }
    return false
  }

  private func hasOriginal(of sketch: Sketch, at place: BandTable.Place) -> Bool {
    table.contains(at: place) { number in
      sketch.differences(from: articles[number - 1]) <= Sketch.mostDifferences
    }
  }

  /// Makes a table for nearly half as many articles more: what the sketches leave of 64 bytes.
  ///
  /// Frees the old table first, because the sketches have everything that was in it.
  private mutating func grow() {
    table = BandTable(lines: 0)
    table = BandTable(lines: max(Self.fewestLines, articles.count * 31 / 64 & ~1))
    for number in 1...articles.count {
      if number + Self.lead <= articles.count {
        _ = table.places(of: articles[number + Self.lead - 1])
      }
      let places = table.places(of: articles[number - 1])
      for band in places.indices { table.insert(number, at: places[band]) }
    }
  }
}

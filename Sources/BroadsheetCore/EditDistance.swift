/// How many edits make one sequence of another.
package enum EditDistance {
  /// Insertions, deletions, replacements and exchanges of neighbours.
  ///
  /// O(n m) time, O(m) memory. Source: Damerau (1964) and Levenshtein (1966), as the restricted edit
  /// distance.
  package static func between<Element: Equatable>(_ one: [Element], _ other: [Element]) -> Int {
    var (before, above) = ([Int](), Array(0...other.count))
    for (row, element) in one.enumerated() {
      var line = [row + 1]
      for column in other.indices {
        let same = other[column] == element ? 0 : 1
        var least = min(above[column] + same, above[column + 1] + 1, line[column] + 1)
        if row > 0, column > 0, other[column - 1] == element, other[column] == one[row - 1] {
          least = min(least, before[column - 1] + 1)
        }
        line.append(least)
      }
      (before, above) = (above, line)
    }
    return above[other.count]
  }
}

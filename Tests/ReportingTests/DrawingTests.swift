import Testing

@testable import Reporting

/// Paths and places of drawings.
@Suite struct DrawingTests {
  /// The heights of the columns that a path draws, by following it.
  private func columns(_ path: Markup, height: Int) -> [Int] {
    var (y, heights): (Int, [Int]) = (0, [])
    let text = String(decoding: path.bytes, as: UTF8.self)
    for match in text.matches(of: /([MhvV])(-?\d+)(?: (\d+))?/) {
      let number = Int(match.output.2) ?? 0
      switch match.output.1 {
      case "M": y = match.output.3.flatMap { Int($0) } ?? 0
      case "v": y += number
      case "h": heights += [Int](repeating: height - y, count: number)
      default: y = number
      }
    }
    return heights
  }

  @Test(arguments: [[], [0], [1], [5, 0, 0, 9], [3, 3, 3], [0, 0, 1000, 1], [7, 8, 9, 10, 0]])
  func columnsAreAsHighAsTheirValues(values: [Int]) {
    let highest = values.max() ?? 0
    let expected = values.map { value in
      value == 0 ? 0 : max(1, Int((Double(value) / Double(highest) * 20).rounded()))
    }
    let path = ColumnPath.data(values, highest: highest, height: 20)
    #expect(columns(path, height: 20) == expected)
  }

  private static let halves = (0..<60).map { SIMD2(20 + Double($0 % 9) * 8, 15.0) }
  private static let edges = (0..<59).map {
    ForceLayout.Edge(first: $0, second: $0 / 2 == $0 ? $0 + 1 : $0 / 2, strength: 0.5)
  }
  .filter { $0.first != $0.second }

  @Test func labelsLieInTheFrameAndApart() {
    let size = SIMD2(1000.0, 700.0)
    let places = ForceLayout(Self.halves, Self.edges, in: size).places
    for (place, half) in zip(places, Self.halves) {
      #expect(place.x >= half.x - 1e-9 && place.x <= size.x - half.x + 1e-9)
      #expect(place.y >= half.y - 1e-9 && place.y <= size.y - half.y + 1e-9)
    }
    var overlaps = 0
    for one in places.indices {
      for other in 0..<one {
        let way = places[one] - places[other]
        let room = Self.halves[one] + Self.halves[other]
        if way.x.magnitude < room.x * 0.95, way.y.magnitude < room.y * 0.95 { overlaps += 1 }
      }
    }
    #expect(overlaps == 0)
  }

  @Test func layoutsAreTheSameEveryTime() {
    let layouts = (0..<2).map { _ in
      ForceLayout(Self.halves, Self.edges, in: SIMD2(1000, 700)).places
    }
    #expect(layouts[0] == layouts[1])
    // And what belongs together is nearer than what does not.
    let places = layouts[0]
    func mean(_ pairs: [(Int, Int)]) -> Double {
      pairs.reduce(0) { sum, pair in
        let way = places[pair.0] - places[pair.1]
        return sum + (way * way).sum().squareRoot()
      } / Double(pairs.count)
    }
    let joined = Self.edges.map { ($0.first, $0.second) }
    let all = places.indices.flatMap { one in (0..<one).map { (one, $0) } }
    #expect(mean(joined) < mean(all) / 2)
  }

  @Test(arguments: [0, 1, 2])
  func fewNodesAreLaidOutToo(count: Int) {
    let halves = [SIMD2<Double>](repeating: SIMD2(10, 10), count: count)
    let places = ForceLayout(halves, [], in: SIMD2(100, 100)).places
    #expect(places.count == count && places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }
}

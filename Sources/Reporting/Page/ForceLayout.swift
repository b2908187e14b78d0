internal import BroadsheetCore

/// Lays out the nodes of a network in a frame, so that related nodes are close.
///
/// Nodes repel each other, edges attract, and a small pull to the middle keeps separate parts in
/// sight. The result is the same on every machine: the start comes from a fixed seed, and the steps
/// use only sums, products and square roots.
///
/// Source: Fruchterman and Reingold, "Graph Drawing by Force-directed Placement" (Software: Practice
/// and Experience 21, 1991).
package struct ForceLayout {
  package struct Edge {
    package let first: Int
    package let second: Int
    /// From 0 to 1.
    package let strength: Double

    package init(first: Int, second: Int, strength: Double) {
      (self.first, self.second, self.strength) = (first, second, strength)
    }
  }

  /// The frame, and half the size of each node with its label.
  let size: SIMD2<Double>
  let halves: [SIMD2<Double>]
  private(set) var places: [SIMD2<Double>]

  private static let steps = 400

  /// Lays the nodes out; time grows with the square of their number.
  package init(_ halves: [SIMD2<Double>], _ edges: [Edge], in size: SIMD2<Double>) {
    (self.size, self.halves) = (size, halves)
    var seed = SplitMix(state: 0x5EED)
    places = halves.map { _ in SIMD2(seed.unit(), seed.unit()) * size }
    for step in 0..<Self.steps { move(edges, step: step) }
    fillFrame()
    for _ in 0..<Self.steps where !separate() { break }
  }

  /// The distance of nodes that fill the frame evenly.
  private var ideal: Double {
    (size.x * size.y / Double(max(1, places.count))).squareRoot() * 0.8
  }

  private mutating func move(_ edges: [Edge], step: Int) {
    var forces = places.map { (size / 2 - $0) * SIMD2(0.05, 0.07) }
    for one in places.indices {
      for other in places.indices.dropFirst(one + 1) {
        let away = repulsion(places[one] - places[other])
        forces[one] += away
        forces[other] -= away
      }
    }
    for edge in edges {
      let way = places[edge.first] - places[edge.second]
      let pull = way * (way.length / ideal) * edge.strength
      forces[edge.first] -= pull
      forces[edge.second] += pull
    }
    let heat = size.x / 10 * Double(Self.steps - step) / Double(Self.steps)
    for node in places.indices {
      let length = max(forces[node].length, 1e-9)
      places[node] += forces[node] / length * min(length, heat)
    }
  }

  /// Stretches the layout to the frame.
  private mutating func fillFrame() {
    let least = places.reduce(size) { pointwiseMin($0, $1) }
    let most = places.reduce(-size) { pointwiseMax($0, $1) }
    let margin = SIMD2(60.0, 30.0)
    let scale = (size - 2 * margin) / pointwiseMax(most - least, SIMD2(repeating: 1))
    for node in places.indices {
      places[node] = inside(margin + (places[node] - least) * scale, node)
    }
  }

  private func repulsion(_ way: SIMD2<Double>) -> SIMD2<Double> {
    // Two nodes in one place move apart along a line.
    guard way.length > 1e-6 else { return SIMD2(ideal, 0) }
    return way / way.length * (ideal * ideal / way.length)
  }

  private func inside(_ place: SIMD2<Double>, _ node: Int) -> SIMD2<Double> {
    let half = halves[node]
    return place.clamped(lowerBound: half, upperBound: pointwiseMax(half, size - half))
  }

  /// Moves overlapping labels apart; returns whether there were any.
  private mutating func separate() -> Bool {
    var moved = false
    for one in places.indices {
      for other in places.indices.dropFirst(one + 1) {
        let way = places[one] - places[other]
        let room = halves[one] + halves[other]
        let overlap = room - SIMD2(way.x.magnitude, way.y.magnitude)
        guard overlap.x > 0, overlap.y > 0 else { continue }
        moved = true
        // Each moves half of the shorter way.
        let isWide = overlap.x > overlap.y
        var push = isWide ? SIMD2(0, overlap.y / 2) : SIMD2(overlap.x / 2, 0)
        if isWide ? way.y < 0 : way.x < 0 { push = -push }
        places[one] = inside(places[one] + push, one)
        places[other] = inside(places[other] - push, other)
      }
    }
    return moved
  }
}

extension SIMD2<Double> {
  fileprivate var length: Double { (x * x + y * y).squareRoot() }
}

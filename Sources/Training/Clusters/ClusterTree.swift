/// Joins clusters two by two, the most alike first, until one is left.
///
/// The name of each cluster is its path from the root, one bit for each fork, so similar clusters
/// share the start of their names.
struct ClusterTree {
  /// For each cluster its neighbours: the clusters on its left, then those on its right.
  private var rows: [[Int32]]
  private var sizes: [Int]
  private var alive: [Bool]
  private var paths: [[UInt8]]
  /// The clusters below each node that is not joined yet.
  private var leaves: [[Int]]
  private var losses: [[Double]]
  private let entropy = Entropy()

  init(_ neighbours: Neighbours, _ assignment: [Int32], clusters: Int) {
    rows = Self.rows(neighbours, assignment, clusters: clusters)
    sizes = rows.map { row in row.reduce(0) { $0 + Int($1) } }
    alive = [Bool](repeating: true, count: clusters)
    paths = [[UInt8]](repeating: [], count: clusters)
    leaves = (0..<clusters).map { [$0] }
    losses = (0..<clusters).map { [Double](repeating: 0, count: $0) }
    for a in 0..<clusters { for b in 0..<a { losses[a][b] = loss(a, b) } }
  }

  private static func rows(
    _ neighbours: Neighbours,
    _ assignment: [Int32],
    clusters: Int
  ) -> [[Int32]] {
    let side = neighbours.degrees.count / 2
    // Words outside the vocabulary are one more cluster.
    var rows = [[Int32]](repeating: [Int32](repeating: 0, count: 2 * clusters + 2), count: clusters)
    for word in 0..<neighbours.words {
      for entry in neighbours.entries[neighbours.starts[word]..<neighbours.starts[word + 1]] {
        let context = Int(entry.context)
        let other = context < side ? context : context - side
        let cluster = other < neighbours.words ? Int(assignment[other]) : clusters
        let column = context < side ? cluster : clusters + 1 + cluster
        rows[Int(assignment[word])][column] += Int32(entry.count)
      }
    }
    return rows
  }

  /// The path of each cluster, of the characters 0 and 1.
  mutating func joined() -> [[UInt8]] {
    for _ in alive.indices.dropLast() {
      let (a, b) = closest()
      join(a, b)
    }
    return paths.map { $0.isEmpty ? [UInt8(ascii: "0")] : $0.reversed() }
  }

  /// The pair that loses least, the larger number first; the first of equals.
  private func closest() -> (Int, Int) {
    var best = (0, 0)
    var least = Double.infinity
    for a in alive.indices where alive[a] {
      for b in 0..<a where alive[b] && losses[a][b] < least {
        (best, least) = ((a, b), losses[a][b])
      }
    }
    return best
  }

  private mutating func join(_ a: Int, _ b: Int) {
    for leaf in leaves[b] { paths[leaf].append(UInt8(ascii: "0")) }
    for leaf in leaves[a] { paths[leaf].append(UInt8(ascii: "1")) }
    leaves[b] += leaves[a]
    for column in rows[b].indices { rows[b][column] += rows[a][column] }
    sizes[b] += sizes[a]
    alive[a] = false
    rows[a] = []
    for other in alive.indices where alive[other] && other != b {
      losses[max(other, b)][min(other, b)] = loss(max(other, b), min(other, b))
    }
  }

  /// How much less two joined clusters say about their neighbours.
  private func loss(_ a: Int, _ b: Int) -> Double {
    let first = rows[a]
    let second = rows[b]
    var loss = entropy(sizes[a] + sizes[b]) - entropy(sizes[a]) - entropy(sizes[b])
    for column in first.indices where first[column] > 0 && second[column] > 0 {
      let (m, n) = (Int(first[column]), Int(second[column]))
      loss -= entropy(m + n) - entropy(m) - entropy(n)
    }
    return loss
  }
}

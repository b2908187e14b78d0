internal import BroadsheetCore

/// How words are put into clusters.
package struct ClusteringOptions: Sendable, Equatable {
  package var clusters = 512
  /// How often every word moves to its best cluster.
  package var rounds = 10
  package var seed: UInt64 = 1

  package init() {}
}

/// Finds clusters of words that have the same neighbours.
///
/// Deterministic: the same text, options and seed give the same clusters.
package struct ClusterInducer: Sendable {
  private let options: ClusteringOptions

  package init(_ options: ClusteringOptions) { self.options = options }

  /// Returns a row for each word of the vocabulary: the word, the path of its cluster, its count.
  ///
  /// Each round costs O(pairs of words x clusters) at most, the tree O(clusters^3).
  package func rows(
    _ vocabulary: Vocabulary,
    _ neighbours: Neighbours,
    progress: (String) -> Void
  ) -> [UInt8] {
    let clusters = min(options.clusters, vocabulary.count)
    guard clusters > 0 else { return [] }
    var exchange = Exchange(neighbours, clusters: clusters)
    exchange.begin()
    progress("start: \(Self.rounded(exchange.information)) nats")
    improve(&exchange, progress)
    var tree = ClusterTree(neighbours, exchange.assignment, clusters: clusters)
    return Self.rows(vocabulary, exchange.assignment, paths: tree.joined())
  }

  private func improve(_ exchange: inout Exchange, _ progress: (String) -> Void) {
    var random = SplitMix(state: options.seed)
    var order = Array(exchange.assignment.indices)
    for round in 0..<options.rounds {
      random.shuffle(&order)
      let moved = exchange.round(order)
      progress(
        "round \(round + 1): \(moved) words moved, \(Self.rounded(exchange.information)) nats"
      )
      if moved == 0 { return }
    }
  }

  private static func rows(
    _ vocabulary: Vocabulary,
    _ assignment: [Int32],
    paths: [[UInt8]]
  ) -> [UInt8] {
    var rows: [UInt8] = []
    for (word, cluster) in zip(vocabulary.words, assignment) {
      rows += word.bytes
      rows.append(0x09)
      rows += paths[Int(cluster)]
      rows.append(0x09)
      rows += String(word.count).utf8
      rows.append(0x0A)
    }
    return rows
  }

  /// Four decimals.
  private static func rounded(_ value: Double) -> String {
    let units = Int((value * 10000).rounded())
    let decimals = String(units % 10000)
    return "\(units / 10000)." + String(repeating: "0", count: 4 - decimals.count) + decimals
  }
}

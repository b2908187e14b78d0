// The hot loop of clustering.
// PERF: no benchmark; `broadsheet clusters` says how long a round takes.

/// Puts words into clusters so that a word's cluster predicts its neighbours as well as possible:
/// the exchange algorithm (Martin, Ney), predictive on both sides (Uszkoreit, Brants).
///
/// It maximizes the sum of n log n over the pairs of a cluster and a context, minus that sum over
/// clusters. It takes one word at a time out of its cluster and puts it into the best one.
struct Exchange {
  private let neighbours: Neighbours
  private let clusters: Int
  private let entropy = Entropy()

  /// For each word its cluster; -1 for none yet.
  private(set) var assignment: [Int32]
  private var sizes: [Int]
  /// How many words are in each cluster; the last word of a cluster stays.
  private var members: [Int]
  /// For each context, the clusters beside it and how often, in no order.
  private var starts: [Int]
  private var used: [Int32]
  private var cells: [Cell]
  private var gains: [Double]

  private struct Cell {
    var cluster: Int32
    var count: Int32
  }

  init(_ neighbours: Neighbours, clusters: Int) {
    self.neighbours = neighbours
    self.clusters = clusters
    assignment = [Int32](repeating: -1, count: neighbours.words)
    sizes = [Int](repeating: 0, count: clusters)
    members = sizes
    gains = [Double](repeating: 0, count: clusters)
    var starts = [0]
    for degree in neighbours.degrees {
      starts.append(starts[starts.count - 1] + min(degree, clusters))
    }
    self.starts = starts
    used = [Int32](repeating: 0, count: neighbours.degrees.count)
    cells = [Cell](repeating: Cell(cluster: 0, count: 0), count: starts[starts.count - 1])
  }

  /// Gives each of the most frequent words its own cluster, and every other word the best of those.
  mutating func begin() {
    for word in 0..<neighbours.words {
      put(word, into: word < clusters ? word : best(for: word))
    }
  }

  /// Moves each word to its best cluster, in this order.
  ///
  /// - Returns: how many words moved.
  mutating func round(_ order: [Int]) -> Int {
    var moved = 0
    for word in order {
      let old = Int(assignment[word])
      guard members[old] > 1 else { continue }
      take(word)
      let new = best(for: word)
      put(word, into: new)
      if new != old { moved += 1 }
    }
    return moved
  }

  /// How much the clusters say about their neighbours, in nats for each neighbour.
  var information: Double {
    var sum = 0.0
    var total = 0
    for context in used.indices {
      let start = starts[context]
      var count = 0
      for cell in cells[start..<(start + Int(used[context]))] {
        sum += entropy(Int(cell.count))
        count += Int(cell.count)
      }
      sum -= entropy(count)
      total += count
    }
    for size in sizes { sum -= entropy(size) }
    return total == 0 ? 0 : (sum + entropy(total)) / Double(total)
  }

  // MARK: - One word

  /// The cluster that gains most from the word; the first of equals.
  private mutating func best(for word: Int) -> Int {
    for cluster in 0..<clusters { gains[cluster] = 0 }
    for entry in neighbours.starts[word]..<neighbours.starts[word + 1] {
      weigh(neighbours.entries[entry])
    }
    let size = neighbours.totals[word]
    var best = 0
    var most = -Double.infinity
    for cluster in 0..<clusters {
      let gain = gains[cluster] - entropy(sizes[cluster] + size) + entropy(sizes[cluster])
      if gain > most { (best, most) = (cluster, gain) }
    }
    return best
  }

  /// Adds the gain of every cluster beside a context; the gain of all other clusters is the same,
  /// so it is left out.
  @inline(__always)
  private mutating func weigh(_ entry: Neighbours.Entry) {
    let context = Int(entry.context)
    let n = Int(entry.count)
    let alone = entropy(n)
    let start = starts[context]
    for cell in cells[start..<(start + Int(used[context]))] {
      let m = Int(cell.count)
      gains[Int(cell.cluster)] += entropy(m + n) - entropy(m) - alone
    }
  }

  private mutating func put(_ word: Int, into cluster: Int) {
    assignment[word] = Int32(cluster)
    sizes[cluster] += neighbours.totals[word]
    members[cluster] += 1
    for index in neighbours.starts[word]..<neighbours.starts[word + 1] {
      let entry = neighbours.entries[index]
      let context = Int(entry.context)
      let cell = find(cluster, context)
      if cell == starts[context] + Int(used[context]) {
        cells[cell] = Cell(cluster: Int32(cluster), count: 0)
        used[context] += 1
      }
      cells[cell].count += Int32(entry.count)
    }
  }

  private mutating func take(_ word: Int) {
    let cluster = Int(assignment[word])
    sizes[cluster] -= neighbours.totals[word]
    members[cluster] -= 1
    for index in neighbours.starts[word]..<neighbours.starts[word + 1] {
      let entry = neighbours.entries[index]
      let context = Int(entry.context)
      let cell = find(cluster, context)
      cells[cell].count -= Int32(entry.count)
      if cells[cell].count == 0 {
        used[context] -= 1
        cells[cell] = cells[starts[context] + Int(used[context])]
      }
    }
  }

  /// The index of a cluster's cell in a context, or the index behind the last cell.
  @inline(__always)
  private func find(_ cluster: Int, _ context: Int) -> Int {
    let start = starts[context]
    let end = start + Int(used[context])
    for cell in start..<end where cells[cell].cluster == cluster { return cell }
    return end
  }
}

// The hot loop of clustering.
// PERF: no benchmark of the product; `broadsheet clusters` says how long a round takes.

/// Puts words into clusters so that a word's cluster tells as much as it can of the words beside it:
/// the exchange algorithm (Martin, Ney), predictive on both sides (Uszkoreit, Brants).
///
/// What is made large is the sum of n log n over the pairs of a cluster and a context, less that
/// over clusters. One word at a time is taken out of its cluster and put into the best one.
struct Exchange {
  private let neighbours: Neighbours
  private let clusters: Int
  private let entropy = Entropy()

  /// For each word its cluster; -1 for none yet.
  private(set) var assignment: [Int32]
  private var sizes: [Int]
  /// How many words are in each cluster: the last one stays.
  private var members: [Int]
  /// For each context, the clusters that stand beside it and how often, without order.
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

  /// Gives the most frequent words clusters of their own, and each other word the best of those.
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

  /// How much the cluster tells of its neighbours, in nats for each of them.
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

  /// The cluster that gains most by the word; the first of equals.
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

  /// Adds what every cluster beside a context would gain; what an absent one gains is the same for
  /// all and left out.
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

  /// Where a cluster's cell is among a context's, or the place behind the last.
  @inline(__always)
  private func find(_ cluster: Int, _ context: Int) -> Int {
    let start = starts[context]
    let end = start + Int(used[context])
    for cell in start..<end where cells[cell].cluster == cluster { return cell }
    return end
  }
}

internal import BroadsheetCore

/// A list that grows without moving what it holds, so that it never takes more than its elements
/// and one block.
struct SketchList: Sendable {
  private static let blockBits = 10

  private var blocks: [[Sketch]] = []
  private(set) var count = 0

  var bytes: Int {
    let sketches = blocks.reduce(0) { $0 + $1.capacity } * MemoryLayout<Sketch>.stride
    return sketches + blocks.capacity * MemoryLayout<[Sketch]>.stride
  }

  subscript(index: Int) -> Sketch {
    blocks[index >> Self.blockBits][index & (1 << Self.blockBits - 1)]
  }

  mutating func append(_ sketch: Sketch) {
    if count & (1 << Self.blockBits - 1) == 0 {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(1 << Self.blockBits)
    }
    blocks[blocks.count - 1].append(sketch)
    count += 1
  }
}

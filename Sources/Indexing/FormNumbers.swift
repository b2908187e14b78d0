internal import BroadsheetCore
internal import Storage
package import SystemPackage

/// For each form of each segment the number of its name in the whole index, on disk.
///
/// 4 bytes a form; in memory a small window a segment.
package struct FormNumbers {
  private let file: StoredFile
  /// Where the numbers of each segment begin.
  private let starts: [Int]
  private let counts: [Int]
  private var pending: [[UInt32]]
  private var written: [Int]

  /// Numbers in a window.
  private static let window = 512

  package init(_ segments: [IndexFile.Segment], in folder: FilePath) throws(Errno) {
    file = try StoredFile(scratchIn: folder)
    counts = segments.map(\.header.forms)
    var starts: [Int] = []
    var end = 0
    for count in counts {
      starts.append(end)
      end += 4 * count
    }
    self.starts = starts
    written = starts
    pending = [[UInt32]](repeating: [], count: segments.count)
  }

  /// Adds the number of the next form of a segment.
  package mutating func append(_ number: UInt32, to segment: Int) throws(Errno) {
    pending[segment].append(number)
    if pending[segment].count >= Self.window { try flush(segment) }
  }

  private mutating func flush(_ segment: Int) throws(Errno) {
    var bytes: [UInt8] = []
    for number in pending[segment] { bytes.append(word: number) }
    try file.write(bytes, at: written[segment])
    written[segment] += bytes.count
    pending[segment].removeAll(keepingCapacity: true)
  }

  package mutating func flush() throws(Errno) {
    for segment in pending.indices { try flush(segment) }
  }

  /// The numbers of all forms of a segment.
  package func numbers(of segment: Int) throws(Errno) -> [UInt32] {
    var bytes: [UInt8] = []
    try file.read(4 * counts[segment], at: starts[segment], into: &bytes)
    guard bytes.count == 4 * counts[segment] else { throw .ioError }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(counts[segment])
    var place = 0
    while place < bytes.count {
      let high = UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
      numbers.append(high | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3]))
      place += 4
    }
    return numbers
  }
}

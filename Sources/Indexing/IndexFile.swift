internal import BroadsheetCore
internal import Storage
package import SystemPackage

/// Why a file is not an index that can be used.
package enum IndexError: Error, Equatable {
  /// Not an index, or one of another format version.
  case foreign
  /// Cut short or altered, at this byte.
  case damaged(Int)
  case system(Errno)
}

/// Segments in a file: a plan, then one segment after the other, each whole or not there.
///
/// A log: a run appends what it has counted and syncs, so that a crash costs at most the segment at
/// hand. Hashes cover everything: a torn segment is cut off, and never used.
package struct IndexFile: Sendable {
  /// A segment and where it begins.
  package struct Segment: Sendable, Equatable {
    package var header: SegmentHeader
    package var offset: Int
  }

  package let plan: IndexPlan
  package private(set) var segments: [Segment] = []
  /// Where the next segment goes.
  package private(set) var end: Int
  private let file: StoredFile
  /// The file that it was opened from.
  private var opened: SIMD2<UInt64>?

  /// Reads "BSindex2": the number is that of the format.
  private static let magic: UInt64 = 0x4253_696E_6465_7832

  /// Begins an index, which is on disk when this returns.
  package init(creating path: FilePath, _ plan: IndexPlan) throws(Errno) {
    self.plan = plan
    file = try StoredFile(path, creates: true)
    try file.truncate(to: 0)
    var head: [UInt8] = []
    let body = plan.encoded
    head.append(word: Self.magic)
    head.append(word: body.count)
    head.append(word: ByteScan.hash(body.span, 0..<body.count, seed: 0))
    head += body
    try file.write(head, at: 0)
    try file.sync()
    try Durable.syncFolder(of: path)
    end = head.count
  }

  /// Opens an index and checks all of it.
  ///
  /// Reads the whole file once. If the file must be whole, bytes behind its last segment are
  /// damage; otherwise an interrupted run left them, and they are cut off.
  package init(opening path: FilePath, isWhole: Bool) throws(IndexError) {
    do {
      file = try StoredFile(path, creates: !isWhole)
    } catch {
      throw .system(error)
    }
    opened = (try? FileState(of: path))?.identity
    (plan, end) = try Self.readPlan(file)
    let size = try Self.system { () throws(Errno) in try file.size() }
    while end < size {
      guard let segment = try Self.checked(file, at: end, size) else { break }
      segments.append(segment)
      end += SegmentHeader.size + segment.header.bodyLength
    }
    guard areConsistent else { throw .damaged(0) }
    // Cut between two segments, a file shows it by what it lacks.
    if isWhole, end < size || !isComplete { throw .damaged(end) }
    guard end < size else { return }
    let end = end
    try Self.system { () throws(Errno) in try file.truncate(to: end) }
  }

  private static func readPlan(
    _ file: StoredFile
  ) throws(IndexError) -> (plan: IndexPlan, end: Int) {
    var head: [UInt8] = []
    try system { () throws(Errno) in try file.read(24, at: 0, into: &head) }
    var decoder = ByteDecoder(head)
    do {
      guard (try decoder.word() as UInt64) == magic else { throw IndexError.foreign }
      let count: Int = try decoder.word()
      let hash: UInt64 = try decoder.word()
      var body: [UInt8] = []
      guard (0...Int(Int32.max)).contains(count), count <= (try file.size()) else {
        throw IndexError.damaged(8)
      }
      try file.read(count, at: 24, into: &body)
      guard ByteScan.hash(body.span, 0..<body.count, seed: 0) == hash
      else { throw IndexError.damaged(24) }
      return (try IndexPlan(decoding: body), 24 + count)
    } catch let error as IndexError {
      throw error
    } catch let error as Errno {
      throw .system(error)
    } catch {
      throw .foreign
    }
  }

  /// The whole segment that begins at `offset`, if one does.
  private static func checked(
    _ file: StoredFile,
    at offset: Int,
    _ size: Int
  ) throws(IndexError) -> Segment? {
    var head: [UInt8] = []
    try system { () throws(Errno) in
      try file.read(SegmentHeader.size, at: offset, into: &head)
    }
    guard let header = try? SegmentHeader(decoding: head) else { return nil }
    guard offset + SegmentHeader.size + header.bodyLength <= size else { return nil }
    var body: [UInt8] = []
    try system { () throws(Errno) in
      try file.read(header.bodyLength, at: offset + SegmentHeader.size, into: &body)
    }
    guard ByteScan.hash(body.span, 0..<body.count, seed: 0) == header.hash else { return nil }
    return Segment(header: header, offset: offset)
  }

  private static func system<Result>(
    _ body: () throws(Errno) -> Result
  ) throws(IndexError) -> Result {
    do {
      return try body()
    } catch {
      throw .system(error)
    }
  }
}

// MARK: - Segments

extension IndexFile {
  /// Appends a segment, which is on disk when this returns.
  package mutating func append(_ segment: [UInt8], syncs: Bool = true) throws(Errno) {
    guard let header = try? SegmentHeader(decoding: segment) else { throw .invalidArgument }
    try file.write(segment, at: end)
    if syncs { try file.sync() }
    segments.append(Segment(header: header, offset: end))
    end += segment.count
  }

  package func sync() throws(Errno) { try file.sync() }

  /// Whether a path leads to the file that this was opened from.
  package func isSameFile(as path: FilePath) -> Bool {
    guard let opened else { return false }
    return (try? FileState(of: path))?.identity == opened
  }

  /// The segments in the order of the input.
  package var inOrder: [Segment] {
    plan.sorted(segments, by: \.header)
  }

  package var isInOrder: Bool { segments == inOrder }

  /// Whether every dump has all of its segments.
  package var isComplete: Bool {
    segments.count { $0.header.isLast } == plan.inputs.count
  }

  /// Whether the segments are of the plan's dumps, each dump's in their order and none behind its last.
  private var areConsistent: Bool {
    let places = plan.places
    guard places.count == plan.inputs.count else { return false }
    var next = [Int?](repeating: 0, count: plan.inputs.count)
    for segment in segments {
      guard let place = places[segment.header.dump], next[place] == segment.header.number
      else { return false }
      next[place] = segment.header.isLast ? nil : segment.header.number + 1
    }
    return true
  }

  /// The last segment of a dump, if there is one.
  package func last(of dump: IndexPlan.Input) -> SegmentHeader? {
    let key = dump.key
    return segments.lazy.map(\.header).filter { $0.dump == key }.max { $0.number < $1.number }
  }

  /// All bytes of a segment.
  package func read(_ segment: Segment) throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    let count = SegmentHeader.size + segment.header.bodyLength
    try file.read(count, at: segment.offset, into: &bytes)
    guard bytes.count == count else { throw .ioError }
    return bytes
  }

  /// The bytes of a section.
  package func read(
    _ section: SegmentHeader.Section,
    of segment: Segment
  ) throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    let count = segment.header.length(of: section)
    bytes.reserveCapacity(count)
    try file.read(count, at: segment.offset + segment.header.offset(of: section), into: &bytes)
    guard bytes.count == count else { throw .ioError }
    return bytes
  }

  /// The records of a section, one after the other, through a window of so many bytes.
  func records(
    _ section: SegmentHeader.Section,
    of segment: Segment,
    window: Int
  ) -> RecordWindow {
    let start = segment.offset + segment.header.offset(of: section)
    let stretch = start..<(start + segment.header.length(of: section))
    return RecordWindow(file, stretch, size: window)
  }
}

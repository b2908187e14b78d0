internal import BroadsheetCore

/// The files of a ZIP archive, read one after the other, from front to back.
///
/// Takes no size on trust: deflated data say where they end, stored ones are compared with their
/// checksum. Damage costs the file it is in; the next one is found by its signature.
final class ZipStream: Archive {
  private let source: InnerStream
  private var input: InputBuffer
  private var stream = DeflateStream()
  private var header: ZipHeader?
  /// Bytes of the present file that were given, and their checksum.
  private var given = 0
  private var crc: UInt32 = 0
  /// Where the present file's data begin.
  private var dataStart = 0
  private var isInFile = false
  private var isFull = false
  private var isTorn = false
  private var hasEnded = false
  private var report = ReadReport()
  private(set) var entryOffset = 0
  private(set) var followsGap = false

  init(_ source: InnerStream) {
    self.source = source
    input = InputBuffer(ByteSource(source))
    if input.require(8) >= 8, !input.startsWith(ZipHeader.signature),
      input.bytes.dropFirst(4).starts(with: ZipHeader.signature)
    {
      input.advance(4)
    }
  }

  var kind: String? { "zip" }
  var facts: DumpFacts { source.facts }

  func takeReport() -> ReadReport {
    defer { report = ReadReport() }
    var all = source.takeReport()
    all.merge(report)
    return all
  }

  func nextEntry() -> Bool {
    finishEntry()
    while !hasEnded, let header = nextHeader() {
      begin(header)
      if isRead(header) { return true }
      skipFile()
    }
    return false
  }

  private func begin(_ header: ZipHeader) {
    self.header = header
    (given, crc) = (0, 0)
    (dataStart, entryOffset) = (input.offset, input.offset)
    isFull = false
    isInFile = true
    followsGap = isTorn
    isTorn = false
    if header.method == .deflated { stream.reset() }
  }

  /// Whether a file is one to read; says why one of a user's is not.
  private func isRead(_ header: ZipHeader) -> Bool {
    guard header.isFile else { return false }
    if let kind = header.skipped {
      report.skippedFiles[kind, default: 0] += 1
      return false
    }
    if header.isEncrypted {
      report(.encrypted)
    } else if header.method == .unknown {
      report(.unknownMethod)
    }
    return !header.isEncrypted && header.method != .unknown
  }

  func read(_ count: Int, into buffer: inout [UInt8]) -> Int {
    guard isInFile, let header else { return 0 }
    let before = buffer.count
    if header.method == .deflated {
      inflate(count, into: &buffer)
    } else if let size = header.storedSize {
      copy(min(count, size - given), into: &buffer)
    } else {
      copyToDescriptor(count, into: &buffer)
    }
    let added = before..<buffer.count
    crc = ZStream.checksum(crc, of: added, in: buffer.span)
    given += added.count
    if !isInFile { check(header) }
    return added.count
  }

  private func inflate(_ count: Int, into buffer: inout [UInt8]) {
    let before = buffer.count
    while buffer.count == before {
      guard input.require(1) > 0 || isFull else { return end(.truncated) }
      let (used, status) = stream.inflate(input, into: &buffer, room: count)
      isFull = buffer.count - before == count
      input.move(used)
      switch status {
      case .end: return isInFile = false
      case .corrupt, .tooLarge: return end(.corruptData)
      case .more where used == 0 && buffer.count == before:
        let ready = input.available
        if input.require(ready + 1) == ready { return end(.truncated) }
      case .more: break
      }
    }
  }

  private func copy(_ count: Int, into buffer: inout [UInt8]) {
    guard count > 0 else { return isInFile = false }
    let part = min(count, input.require(1))
    guard part > 0 else { return end(.truncated) }
    buffer.append(contentsOf: input.bytes[input.position..<input.position + part])
    input.advance(part)
  }

  /// Stored data of unknown length end before a descriptor that has their length and checksum.
  private func copyToDescriptor(_ count: Int, into buffer: inout [UInt8]) {
    let start = buffer.count
    while buffer.count - start < count {
      guard input.require(16) >= 16 else { return end(.truncated) }
      if input.startsWith(ZipHeader.descriptor) {
        let sum = ZStream.checksum(crc, of: start..<buffer.count, in: buffer.span)
        let size = given + buffer.count - start
        if word(at: 4) == sum, word(at: 8) == UInt32(truncatingIfNeeded: size) {
          return isInFile = false
        }
      }
      let next = ByteScan.firstIndex(
        of: ZipHeader.descriptor[0],
        in: input.bytes.span,
        from: input.position + 1
      )
      // The last bytes may be the beginning of a descriptor.
      let room = min(count - (buffer.count - start), max(1, input.available - 15))
      let part = min(room, next - input.position)
      buffer.append(contentsOf: input.bytes[input.position..<input.position + part])
      input.advance(part)
    }
  }

  /// Compares a whole file with what its header or descriptor says of it.
  private func check(_ header: ZipHeader) {
    guard !isTorn else { return }
    let sum = header.hasDescriptor ? readDescriptor() : header.checksum
    if let sum, sum != crc { report(.badCRC) }
    if !header.hasDescriptor, let size = header.storedSize, header.method == .deflated,
      input.offset - dataStart != size
    {
      report(.badISIZE)
    }
  }

  /// Moves behind a descriptor, with or without a signature; returns its checksum.
  private func readDescriptor() -> UInt32? {
    guard input.require(4) >= 4 else {
      end(.truncated)
      return nil
    }
    if input.startsWith(ZipHeader.descriptor) { input.advance(4) }
    guard input.require(12) >= 12 else {
      end(.truncated)
      return nil
    }
    let sum = word(at: 0)
    // Its sizes have four bytes each, or eight: what comes next decides.
    let isLong = input.require(24) >= 24 && !startsHeader(at: 12) && startsHeader(at: 20)
    input.advance(isLong ? 20 : 12)
    return sum
  }

  private func startsHeader(at distance: Int) -> Bool {
    let bytes = input.bytes[(input.position + distance)...].prefix(4)
    return bytes.starts(with: ZipHeader.signature) || ZipHeader.isEnd(bytes)
  }

  private func word(at distance: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(input.byte(at: distance + $1)) << (8 * $1) }
  }
}

extension ZipStream {
  /// Moves over what is left of the present file.
  private func finishEntry() {
    guard isInFile else { return }
    skipFile()
  }

  /// By its size, or by reading it where only its end tells.
  private func skipFile() {
    guard let header else { return }
    if let size = header.storedSize, !header.hasDescriptor || size > 0 {
      var rest = dataStart + size - input.offset
      while rest > 0, input.require(1) > 0 {
        let part = min(rest, input.available)
        input.advance(part)
        rest -= part
      }
      isInFile = false
      if rest > 0 { end(.truncated) } else if header.hasDescriptor { _ = readDescriptor() }
    } else if header.isEncrypted || header.method == .unknown {
      // Nothing tells where it ends.
      isInFile = false
      isTorn = true
    } else {
      var scratch: [UInt8] = []
      repeat { scratch.removeAll(keepingCapacity: true) } while read(1 << 16, into: &scratch) > 0
    }
  }

  /// The next header; after damage, the next place that has the signature of one.
  private func nextHeader() -> ZipHeader? {
    while true {
      guard input.require(4) >= 4 else { return atEnd() }
      let bytes = input.bytes[input.position...]
      if bytes.starts(with: ZipHeader.signature) {
        guard input.require(ZipHeader.length) >= ZipHeader.length else { return atEnd() }
        let length = ZipHeader.length(of: input.bytes[input.position...])
        guard input.require(length) >= length else { return atEnd() }
        defer { input.advance(length) }
        return ZipHeader(input.bytes[input.position...].prefix(length))
      }
      if ZipHeader.isEnd(bytes) {
        hasEnded = true
        return nil
      }
      if !isTorn { report(.corruptData) }
      isTorn = true
      let next = ByteScan.firstIndex(
        of: ZipHeader.signature[0],
        in: input.bytes.span,
        from: input.position + 1
      )
      input.advance(min(input.available, next - input.position))
    }
  }

  /// An archive ends with its directory.
  private func atEnd() -> ZipHeader? {
    hasEnded = true
    input.advance(input.available)
    if !isTorn { report(.truncated) }
    return nil
  }

  /// Gives the present file up.
  private func end(_ fault: Fault) {
    report(fault)
    isInFile = false
    isTorn = true
  }

  /// Reports damage, unless its container has reported it already.
  private func report(_ fault: Fault) {
    guard !source.isDamaged else { return }
    report.damaged(Incident(file: source.file, offset: input.offset, fault: fault))
  }
}

package import BroadsheetCore

/// Turns one stored dump into blocks of text: gzip of any number of members, or plain bytes.
///
/// Stored bytes come in, `ByteBlock`s go out, in order. It never loses a byte that a sequential
/// inflate can produce before a fault, and never stops at one: it reports the fault in the block's
/// account and goes on at the next member. Memory: one input chunk, one block, zlib's window.
package struct Inflater: ~Copyable {
  private enum State {
    case start
    case plain
    case header
    case body
    case trailer
    case betweenMembers
    case resync
    case finished
  }

  private var input: InputBuffer
  private var stream = ZStream()
  private let file: Int
  private let pool: BlockPool
  private var state = State.start
  private var gap = false
  private var crc: UInt32 = 0
  private var size: UInt32 = 0
  private var probation: Probation?
  private var ended = false
  /// What has been read so far; final once `inflate` has returned nil.
  package private(set) var facts = DumpFacts()

  /// A member found by searching, not by framing: what to take back if it was none.
  private struct Probation {
    var start: Int
    var generation: Int
  }

  package init(_ source: consuming ByteSource, file: Int, pool: BlockPool) {
    input = InputBuffer(source)
    self.file = file
    self.pool = pool
  }

  /// The next block; nil after the one marked `isLast`.
  ///
  /// Blocks the thread while it reads.
  package mutating func inflate() -> ByteBlock? {
    guard !ended else { return nil }
    var block = ByteBlock(bytes: pool.take(), file: file, offset: facts.textBytes)
    block.followsGap = gap
    gap = false
    while state != .finished, !gap, block.bytes.count < BlockPool.blockSize {
      step(&block)
      if gap, block.bytes.isEmpty {
        block.followsGap = true
        gap = false
      }
    }
    close(&block)
    return block
  }

  private mutating func close(_ block: inout ByteBlock) {
    probation = nil
    facts.textBytes += block.bytes.count
    facts.storedBytes = input.offset
    facts.digest = input.digest
    ended = state == .finished
    block.isLast = ended
  }

  private mutating func step(_ block: inout ByteBlock) {
    switch state {
    case .start: sniff(&block)
    case .plain: copy(&block)
    case .header: readHeader(&block)
    case .body: inflateSome(&block)
    case .trailer: checkTrailer(&block)
    case .betweenMembers: lookForMember(&block)
    case .resync: searchForMember(&block)
    case .finished: break
    }
  }
}

/// What one dump turned out to be, for the run's manifest.
package struct DumpFacts: Sendable, Equatable {
  /// Bytes as stored.
  package var storedBytes = 0
  /// Bytes of inflated text.
  package var textBytes = 0
  /// Gzip members whose header was read; 0 for plain input.
  package var members = 0
  /// CRC-32 of the stored bytes.
  package var digest: UInt32 = 0

  package init() {}
}

// MARK: - Framing

extension Inflater {
  private mutating func sniff(_ block: inout ByteBlock) {
    input.require(Container.window)
    let head = input.bytes[input.position...].prefix(Container.window)
    switch Container.sniff(head) {
    case .gzip: state = .header
    case .plain: state = .plain
    case .empty: stop(&block, input.error == nil ? .emptyInput : .unreadable)
    case .foreign: stop(&block, .notGzip)
    }
  }

  private mutating func readHeader(_ block: inout ByteBlock) {
    let start = input.offset
    switch GzipHeader.read(&input) {
    case .valid: break
    case .wrongChecksum: block.account.headerWarnings += 1
    case .invalid(let fault): return rejectHeader(fault, at: start, &block)
    }
    facts.members += 1
    stream.reset()
    crc = 0
    size = 0
    state = .body
  }

  private mutating func rejectHeader(_ fault: Fault, at start: Int, _ block: inout ByteBlock) {
    if fault == .truncated {
      facts.members += 1
      return stop(&block, fault)
    }
    report(fault, at: start, member: facts.members + 1, &block)
    input.advance(min(2, input.available))
    state = .resync
  }

  /// Checks the CRC-32 and the length.
  ///
  /// Where both are wrong, bytes are missing and not only bent.
  private mutating func checkTrailer(_ block: inout ByteBlock) {
    guard input.require(8) >= 8 else { return stop(&block, .truncated) }
    let goodCRC = word(at: 0) == crc
    let goodSize = word(at: 4) == size
    if (!goodCRC || !goodSize), takeBackProbation(&block) { return }
    probation = nil
    if !goodCRC || !goodSize { report(goodCRC ? .badISIZE : .badCRC, at: input.offset, &block) }
    gap = !goodCRC && !goodSize
    input.advance(8)
    state = .betweenMembers
  }

  /// NULs at the end are padding.
  ///
  /// NULs before another member may have swallowed one.
  private mutating func lookForMember(_ block: inout ByteBlock) {
    let start = input.offset
    var nuls = 0
    while input.require(1) > 0, input.byte(at: 0) == 0 {
      input.advance(1)
      nuls += 1
    }
    if input.available == 0 {
      block.account.padding += nuls
      return finish(&block)
    }
    guard input.require(2) >= 2, input.byte(at: 0) == GzipHeader.magic.0,
      input.byte(at: 1) == GzipHeader.magic.1
    else {
      report(.trailingGarbage, at: start, &block)
      state = .resync
      return
    }
    if nuls > 0 {
      report(.corruptData, at: start, &block)
      gap = true
    }
    state = .header
  }

  /// Goes to the next plausible member header, or to the end.
  private mutating func searchForMember(_ block: inout ByteBlock) {
    while input.require(10) >= 10 {
      let skipped = distanceToMagic()
      input.advance(skipped)
      guard input.available >= 10 else { continue }
      if GzipHeader.isPlausible(input) { return tryMember(&block) }
      input.advance(1)
    }
    input.advance(input.available)
    finish(&block)
  }

  /// Starts a member on probation, in a block of its own: nothing may be joined across the gap.
  private mutating func tryMember(_ block: inout ByteBlock) {
    gap = true
    guard block.bytes.isEmpty else { return }
    input.require(InputBuffer.chunk)
    probation = Probation(start: input.offset, generation: input.generation)
    state = .header
  }

  private func distanceToMagic() -> Int {
    let hit = ByteScan.firstIndex(
      of: GzipHeader.magic.0,
      in: input.bytes.span,
      from: input.position
    )
    return hit - input.position
  }

  /// Treats a member that was found by searching and then failed as never found.
  private mutating func takeBackProbation(_ block: inout ByteBlock) -> Bool {
    guard let trial = probation, trial.generation == input.generation else { return false }
    block.bytes.removeAll(keepingCapacity: true)
    facts.members -= 1
    input.rewind(to: trial.start + 1)
    probation = nil
    state = .resync
    return true
  }

  private func word(at distance: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(input.byte(at: distance + $1)) << (8 * $1) }
  }
}

// MARK: - Bytes

extension Inflater {
  private mutating func inflateSome(_ block: inout ByteBlock) {
    guard input.require(1) > 0 else { return stop(&block, .truncated) }
    let before = block.bytes.count
    let room = BlockPool.blockSize - before
    let (used, status) = stream.inflate(input, into: &block.bytes, room: room)
    crc = ZStream.checksum(crc, block.bytes.span, before..<block.bytes.count)
    size &+= UInt32(truncatingIfNeeded: block.bytes.count - before)
    input.advance(used)
    switch status {
    case .more: break
    case .end: state = .trailer
    case .corrupt: corrupt(&block)
    }
  }

  private mutating func corrupt(_ block: inout ByteBlock) {
    if takeBackProbation(&block) { return }
    report(.corruptData, at: input.offset, &block)
    state = .resync
  }

  private mutating func copy(_ block: inout ByteBlock) {
    guard input.require(1) > 0 else { return finish(&block) }
    let count = min(input.available, BlockPool.blockSize - block.bytes.count)
    block.bytes.append(contentsOf: input.bytes[input.position..<(input.position + count)])
    input.advance(count)
  }
}

// MARK: - Reports

extension Inflater {
  private mutating func finish(_ block: inout ByteBlock) {
    if input.error != nil { return stop(&block, .unreadable) }
    state = .finished
  }

  private mutating func stop(_ block: inout ByteBlock, _ fault: Fault) {
    report(input.error == nil ? fault : .unreadable, at: input.offset, &block)
    state = .finished
  }

  private func report(
    _ fault: Fault,
    at offset: Int,
    member: Int? = nil,
    _ block: inout ByteBlock
  ) {
    block.account.damaged(
      Incident(file: file, member: member ?? facts.members, offset: offset, fault: fault)
    )
  }
}

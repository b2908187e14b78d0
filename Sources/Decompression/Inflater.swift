package import BroadsheetCore

/// Turns one stored dump into blocks of text: gzip of any number of members, another container that
/// was built in, or plain bytes.
///
/// Stored bytes come in, `ByteBlock`s go out, in order. It never loses a byte that a sequential
/// inflate can produce before a fault, and never stops at one: it reports the fault in the block's
/// report and goes on at the next member. Memory: one input chunk, one block, zlib's window.
package struct Inflater: ~Copyable {
  enum State {
    case start
    case plain
    case header
    case body
    case trailer
    case betweenMembers
    case resync
    case frame
    case betweenFrames
    case frameResync
    case finished
  }

  var input: InputBuffer
  private var stream = DeflateStream()
  /// The last call filled its room: the stream may hold more text than it has input for.
  var isFull = false
  let file: Int
  let claimsGzip: Bool
  private let pool: BlockPool
  /// Set where the container is not gzip.
  var frames: Frames?
  var state = State.start
  var gap = false
  private var crc: UInt32 = 0
  private var size: UInt32 = 0
  /// Where the present member begins, and where its deflated data do.
  var memberStart = 0
  private(set) var dataStart = 0
  /// The present member follows the end of another one, and was not found by searching.
  private var isFramed = true
  /// The present member was found by searching and has not yet given much text: it may be none.
  private var isOnProbation = false
  /// `ReadReport.headerWarnings` as it was before a member on probation.
  private var warningsBefore = 0
  private var ended = false
  /// What has been read so far; final once `inflate` has returned nil.
  package internal(set) var facts = DumpFacts()

  /// Text that data which only look like a member hardly give before they fail.
  private static let probation = 16 << 10

  /// `claimsGzip` says whether the dump's name ends as that of a gzip file: another compression
  /// under such a name is a mistake, and is refused; plain text is read.
  package init(
    _ source: consuming ByteSource,
    file: Int,
    pool: BlockPool,
    claimsGzip: Bool = false
  ) {
    input = InputBuffer(source)
    self.claimsGzip = claimsGzip
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
    while state != .finished, !gap, block.bytes.count < BlockPool.blockSize,
      block.report.damage.count < ReadReport.listed / 2
    {
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
    facts.textBytes += block.bytes.count
    facts.storedBytes = state == .finished ? input.read : input.offset
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
    case .frame: decodeFrame(&block)
    case .betweenFrames: lookForFrame(&block)
    case .frameResync: searchForFrame(&block)
    case .finished: break
    }
  }
}

// MARK: - Framing

extension Inflater {
  private mutating func sniff(_ block: inout ByteBlock) {
    input.require(Container.window)
    let head = input.bytes[input.position...].prefix(Container.window)
    switch Container.sniff(head) {
    case .gzip: begin("gzip", .header)
    case .frames(let container): openFrames(container, &block)
    case .plain where claimsGzip && ZipHeader.begins(head): stop(&block, .notGzip)
    case .plain: begin("plain", .plain)
    case .empty: stop(&block, .emptyInput)
    case .foreign(let fault): stop(&block, fault)
    }
  }

  private mutating func begin(_ container: String, _ next: State) {
    facts.container = container
    state = next
  }

  private mutating func readHeader(_ block: inout ByteBlock) {
    memberStart = input.offset
    switch GzipHeader.read(&input) {
    case .valid: break
    case .wrongChecksum: block.report.headerWarnings += 1
    case .invalid(let fault): return rejectHeader(fault, &block)
    }
    facts.members += 1
    block.beginsMember(facts.members)
    dataStart = input.offset
    stream.reset()
    isFull = false
    crc = 0
    size = 0
    state = .body
  }

  private mutating func rejectHeader(_ fault: Fault, _ block: inout ByteBlock) {
    if fault == .truncated {
      facts.members += 1
      return fail(fault, &block)
    }
    report(fault, at: memberStart, member: facts.members + 1, &block)
    input.advance(min(2, input.available))
    state = .resync
  }

  /// Checks the CRC-32 and the length.
  ///
  /// Where both are wrong, bytes are missing and not only bent; where no member follows either,
  /// this was no member's end.
  private mutating func checkTrailer(_ block: inout ByteBlock) {
    if size == 0, !isEmptyMember { return fail(.corruptData, &block) }
    guard input.require(8) >= 8 else { return fail(.truncated, &block) }
    let goodCRC = word(at: 0) == crc
    let goodSize = word(at: 4) == size
    if isOnProbation, !goodCRC || !goodSize { return fail(.badCRC, &block) }
    if !goodCRC, !goodSize, input.require(10) >= 10, !startsMember(at: 8) {
      return fail(.badCRC, &block)
    }
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
      block.report.padding += nuls
      return finish(&block)
    }
    isOnProbation = false
    isFramed = true
    guard input.require(2) >= 2, startsMember(at: 0) else {
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

  /// Starts the next member in a block of its own: nothing may be joined across the gap.
  private mutating func searchForMember(_ block: inout ByteBlock) {
    guard findMember() else { return finish(&block) }
    gap = true
    guard block.bytes.isEmpty else { return }
    isFramed = false
    isOnProbation = true
    warningsBefore = block.report.headerWarnings
    state = .header
  }

  /// Goes to the next plausible member header, or to the end.
  private mutating func findMember() -> Bool {
    while input.require(10) >= 10 {
      input.advance(distanceToMagic())
      guard input.available >= 10 else { continue }
      if GzipHeader.isPlausible(input) { return true }
      input.advance(1)
    }
    input.advance(input.available)
    return false
  }

  private func distanceToMagic() -> Int {
    let hit = ByteScan.firstIndex(
      of: GzipHeader.magic.0,
      in: input.bytes.span,
      from: input.position
    )
    return hit - input.position
  }

  /// Gives a member up and searches for the next one: from its own beginning, for a damaged member
  /// may have swallowed the beginning of another.
  ///
  /// One that was found by searching is searched only if it is on probation, so that no input is
  /// read into text twice.
  private mutating func fail(_ fault: Fault, _ block: inout ByteBlock) {
    state = .resync
    let end = input.offset
    let canSearchAgain = isFramed || isOnProbation && memberStart >= input.base
    if canSearchAgain { input.rewind(to: max(input.base, min(end, memberStart + 1))) }
    if isOnProbation, canSearchAgain, fault != .truncated || findMember() {
      takeBack(&block)
    } else {
      report(fault, at: end, &block)
    }
  }

  /// Treats a member that was found by searching as never found.
  private mutating func takeBack(_ block: inout ByteBlock) {
    block.bytes.removeAll(keepingCapacity: true)
    block.report.headerWarnings = warningsBefore
    facts.members -= 1
    isOnProbation = false
  }

  private func startsMember(at distance: Int) -> Bool {
    input.byte(at: distance) == GzipHeader.magic.0
      && input.byte(at: distance + 1) == GzipHeader.magic.1
  }

  private func word(at distance: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(input.byte(at: distance + $1)) << (8 * $1) }
  }
}

// MARK: - Bytes

extension Inflater {
  private mutating func inflateSome(_ block: inout ByteBlock) {
    guard input.require(1) > 0 || isFull else { return fail(.truncated, &block) }
    let before = block.bytes.count
    if isOnProbation, before >= Self.probation { isOnProbation = false }
    let room = (isOnProbation ? Self.probation : BlockPool.blockSize) - before
    let (used, status) = stream.inflate(input, into: &block.bytes, room: room)
    crc = ZStream.checksum(crc, of: before..<block.bytes.count, in: block.bytes.span)
    size &+= UInt32(truncatingIfNeeded: block.bytes.count - before)
    isFull = block.bytes.count - before == room
    input.move(used)
    switch status {
    case .more: break
    case .end: state = .trailer
    case .corrupt, .tooLarge: fail(.corruptData, &block)
    }
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
  mutating func finish(_ block: inout ByteBlock) {
    if input.error != nil { return stop(&block, .unreadable) }
    state = .finished
  }

  mutating func stop(_ block: inout ByteBlock, _ fault: Fault) {
    report(input.error == nil ? fault : .unreadable, at: input.offset, &block)
    state = .finished
  }

  func report(
    _ fault: Fault,
    at offset: Int,
    member: Int? = nil,
    _ block: inout ByteBlock
  ) {
    block.report.damaged(
      Incident(file: file, member: member ?? facts.members, offset: offset, fault: fault)
    )
  }
}

internal import BroadsheetCore

/// Reading Zstandard, bzip2 and xz: streams that check themselves, one behind the other.
extension Inflater {
  /// Begins with a container other than gzip.
  mutating func openFrames(_ container: FrameContainer, _ block: inout ByteBlock) {
    guard !claimsGzip, let decoder = container.decoder() else {
      return stop(&block, container == .zstd ? .zstdFile : .notGzip)
    }
    facts.container = container.rawValue
    frames = Frames(container: container, decoder: decoder)
    guard decoder.takeDictionary(&input) else { return stop(&block, .corruptData) }
    startFrame(&block)
  }

  /// Enough to know the beginning of a stream.
  private static let lookahead = 16

  private mutating func startFrame(_ block: inout ByteBlock) {
    facts.members += 1
    block.beginsMember(facts.members)
    memberStart = input.offset
    isFull = false
    state = .frame
  }

  mutating func decodeFrame(_ block: inout ByteBlock) {
    guard let frames else { return finish(&block) }
    guard input.require(1) > 0 || isFull else { return endFrames(&block, .truncated) }
    let before = block.bytes.count
    let room = BlockPool.blockSize - before
    let (used, status) = frames.decoder.decode(input, into: &block.bytes, room: room)
    input.advance(used)
    isFull = block.bytes.count - before == room
    switch status {
    case .more: if used == 0, !isFull, block.bytes.count == before { waitForInput(&block) }
    case .end: state = .betweenFrames
    case .corrupt: endFrames(&block, .corruptData)
    case .tooLarge: endFrames(&block, .memoryLimit)
    }
  }

  /// The decoder wants more bytes than are ready.
  private mutating func waitForInput(_ block: inout ByteBlock) {
    let ready = input.available
    if input.require(ready + 1) == ready { endFrames(&block, .truncated) }
  }

  /// Reads on at the next stream after NULs, which are padding.
  mutating func lookForFrame(_ block: inout ByteBlock) {
    guard let frames else { return finish(&block) }
    let start = input.offset
    while input.require(1) > 0, input.byte(at: 0) == 0 { input.advance(1) }
    if input.available == 0 {
      block.report.padding += input.offset - start
      return finish(&block)
    }
    input.require(Self.lookahead)
    if frames.container.begins(input.bytes[input.position...].prefix(Self.lookahead)) {
      frames.decoder.reset()
      return startFrame(&block)
    }
    report(.trailingGarbage, at: start, &block)
    state = .frameResync
  }

  private mutating func endFrames(_ block: inout ByteBlock, _ fault: Fault) {
    report(fault, at: input.offset, &block)
    // A stream whose first bytes are refused must not be found again.
    if input.offset == memberStart, input.available > 0 { input.advance(1) }
    state = .frameResync
  }

  /// Goes on at the next stream, in a block of its own: nothing may be joined across the gap.
  mutating func searchForFrame(_ block: inout ByteBlock) {
    guard let frames, findFrame(frames.container.magic) else { return finish(&block) }
    gap = true
    guard block.bytes.isEmpty else { return }
    frames.decoder.reset()
    startFrame(&block)
  }

  private mutating func findFrame(_ magic: [UInt8]) -> Bool {
    while input.require(magic.count) >= magic.count {
      let hit = ByteScan.firstIndex(of: magic[0], in: input.bytes.span, from: input.position)
      input.advance(min(input.available, hit - input.position))
      guard input.available >= magic.count else { continue }
      if input.startsWith(magic) { return true }
      input.advance(1)
    }
    input.advance(input.available)
    return false
  }
}

/// The container that is being read, if it is not gzip.
struct Frames {
  let container: FrameContainer
  let decoder: any FrameDecoder
}

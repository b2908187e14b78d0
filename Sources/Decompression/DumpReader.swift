package import BroadsheetCore

/// Reads one stored dump: a container that `Inflater` knows, and archives and containers in it.
///
/// Gives the text of the files of archives one after the other; each begins with a block that says
/// so. A file may be a container or an archive itself, sixteen deep. Paths in an archive are never used
/// or kept. Skips hidden files, and entries that are not files.
package struct DumpReader: ~Copyable {
  /// So many containers are opened inside each other.
  private static let depthLimit = 16

  private let file: Int
  private let pool: BlockPool
  /// The inflater of the dump, or of the present file of the innermost archive.
  private var inflater: Inflater?
  /// Whether the next block is the first of `inflater`.
  private var isFirst = true
  /// The open archives, the outermost first.
  private var archives: [any Archive] = []
  /// Files of archives.
  private var entries = 0
  /// What the present file is stored as.
  private var innermost = ""
  private var transcoder: UTF16Text?
  /// What archives reported that are closed.
  private var closedReport = ReadReport()
  private var opensEntry = false
  private var textBytes = 0
  private var hasEnded = false
  private var textDigest: UInt32 = 0
  /// How much of the text `textDigest` is of.
  private var digested = 0
  /// What has been read so far; final once `next` has returned nil.
  package private(set) var facts = DumpFacts()

  /// `name` is the dump's path; only its ending counts, if it is `.gz` or `.tgz`.
  package init(_ source: consuming ByteSource, name: String = "", file: Int, pool: BlockPool) {
    let claimsGzip = [".gz", ".tgz"].contains(where: name.hasSuffix)
    inflater = Inflater(source, file: file, pool: pool, claimsGzip: claimsGzip)
    self.file = file
    self.pool = pool
  }

  /// The next block; nil after the one marked `isLast`.
  ///
  /// Blocks the thread while it reads.
  package mutating func next() -> ByteBlock? {
    guard !hasEnded else { return nil }
    var block = nextBlock()
    digest(block)
    facts.textDigest = textDigest
    if block.isLast { block.facts = facts }
    return block
  }

  private static let digestLimit = 64 << 10

  private mutating func digest(_ block: borrowing ByteBlock) {
    let count = min(block.bytes.count, Self.digestLimit - digested)
    guard count > 0 else { return }
    textDigest = ZStream.checksum(textDigest, of: 0..<count, in: block.bytes.span)
    digested += count
  }

  private mutating func nextBlock() -> ByteBlock {
    guard archives.isEmpty, var block = inflater?.inflate() else { return nextOfArchive() }
    if isFirst, open(&block) { return nextOfArchive() }
    isFirst = false
    facts = inflater?.facts ?? facts
    transcode(&block)
    hasEnded = block.isLast
    return block
  }

  private mutating func nextOfArchive() -> ByteBlock {
    var block = nextText() ?? ByteBlock(bytes: pool.take(), file: file, offset: 0)
    block.move(to: textBytes)
    for archive in archives { block.report.merge(archive.takeReport()) }
    block.report.merge(closedReport)
    closedReport = ReadReport()
    block.isLast = hasEnded
    textBytes += block.bytes.count
    noteFacts()
    return block
  }

  /// The next block of the present file, or of the one that follows it; nil at the dump's end.
  private mutating func nextText() -> ByteBlock? {
    while true {
      if var block = inflater?.inflate() {
        if isFirst, open(&block) { continue }
        isFirst = false
        innermost = inflater?.facts.container ?? ""
        transcode(&block)
        block.report.move(by: archives.reduce(0) { $0 + $1.entryOffset })
        block.opensEntry = opensEntry
        // What was lost was at the end of the file before.
        if opensEntry, archives.last?.followsGap == true { block.followsGap = true }
        opensEntry = false
        return block
      }
      guard openNext() else {
        hasEnded = true
        return nil
      }
    }
  }

  /// Goes to the next file of the innermost archive that has one.
  private mutating func openNext() -> Bool {
    while let archive = archives.last {
      if archive.nextEntry() {
        if archive.kind != nil { entries += 1 }
        inflater = Inflater(ByteSource(archive), file: file, pool: pool)
        isFirst = true
        transcoder = nil
        opensEntry = true
        return true
      }
      guard archives.count > 1 else { return false }
      closedReport.merge(archive.takeReport())
      archives.removeLast()
    }
    return false
  }
}

extension DumpReader {
  /// Opens what begins with a block, if it is an archive or a container; false for text.
  private mutating func open(_ block: inout ByteBlock) -> Bool {
    let head = block.bytes.prefix(Container.window)
    guard let kind = Self.kind(of: head) else {
      transcoder = UTF16Text.isLittleEndian(head).map(UTF16Text.init(isLittleEndian:))
      return false
    }
    guard archives.count < Self.depthLimit else {
      closedReport.damaged(Incident(file: file, offset: 0, fault: .tooDeep))
      inflater = nil
      return true
    }
    guard let outer = inflater.take() else { return false }
    switch kind {
    case .tar: archives.append(TarStream(outer, first: block))
    case .zip: archives.append(ZipStream(InnerStream(outer, first: block)))
    case .container: archives.append(InnerStream(outer, first: block))
    }
    return true
  }

  /// What a file of no text begins.
  private enum Kind {
    case tar, zip, container
  }

  private static func kind(of head: ArraySlice<UInt8>) -> Kind? {
    if TarHeader.begins(head) { return .tar }
    switch Container.sniff(head) {
    case .gzip, .frames: return .container
    case .plain: return ZipHeader.begins(head) ? .zip : nil
    case .empty, .foreign: return nil
    }
  }

  private mutating func transcode(_ block: inout ByteBlock) {
    guard transcoder != nil else { return }
    transcoder?.convert(&block)
    facts.textBytes = transcoder?.written ?? 0
    facts.container = "utf-16 in " + facts.container
  }

  private mutating func noteFacts() {
    guard let outermost = archives.first else { return }
    facts = outermost.facts
    facts.textBytes = textBytes
    facts.entries = entries
    facts.container = containerName
  }

  /// The containers down to the first archive, the innermost first.
  private var containerName: String {
    var name = ""
    for (index, archive) in archives.enumerated() {
      name = index == 0 ? archive.facts.container : name
      if let kind = archive.kind { return "\(kind) in \(name)" }
      let isLast = index + 1 == archives.count
      let inner = isLast ? innermost : archives[index + 1].facts.container
      if !inner.isEmpty { name = "\(inner) in \(name)" }
    }
    return name
  }
}

package import BroadsheetCore

/// Reads one stored dump: a container that `Inflater` knows, or a tar archive in one.
///
/// Gives the text of the files of an archive one after the other; each begins with a block that
/// says so. A file may be gzipped itself. Paths in an archive are never used or kept. Skips hidden
/// files, and entries that are not files.
package struct DumpReader: ~Copyable {
  private let file: Int
  private let pool: BlockPool
  /// The dump's own inflater, until the dump turns out to be an archive.
  private var inflater: Inflater?
  private var archive: TarStream?
  /// The inflater of the archive's present file.
  private var entry: Inflater?
  private var opensEntry = false
  private var textBytes = 0
  private var hasStarted = false
  private var hasEnded = false
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
    if let archive { return next(of: archive) }
    guard var block = inflater?.inflate() else { return nil }
    if !hasStarted, TarHeader.begins(block.bytes[...]), let outer = inflater.take() {
      let archive = TarStream(outer, first: block)
      self.archive = archive
      return next(of: archive)
    }
    hasStarted = true
    facts = inflater?.facts ?? facts
    if block.isLast { block.facts = facts }
    return block
  }

  private mutating func next(of archive: TarStream) -> ByteBlock? {
    var block = nextText(of: archive) ?? ByteBlock(bytes: pool.take(), file: file, offset: 0)
    block.move(to: textBytes)
    block.report.merge(archive.takeReport())
    block.isLast = hasEnded
    textBytes += block.bytes.count
    let entries = facts.entries
    facts = archive.facts
    facts.textBytes = textBytes
    facts.entries = entries
    facts.container = "tar in " + facts.container
    if block.isLast { block.facts = facts }
    return block
  }

  /// The next block of the present file, or of the one that follows it; nil at the archive's end.
  private mutating func nextText(of archive: TarStream) -> ByteBlock? {
    while true {
      if var block = entry?.inflate() {
        block.report.move(by: archive.entryOffset)
        block.opensEntry = opensEntry
        // What was lost was at the end of the file before.
        if opensEntry, archive.followsGap { block.followsGap = true }
        opensEntry = false
        return block
      }
      guard archive.nextEntry() else {
        hasEnded = true
        return nil
      }
      facts.entries += 1
      entry = Inflater(ByteSource(archive), file: file, pool: pool)
      opensEntry = true
    }
  }
}

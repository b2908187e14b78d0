import BroadsheetCore
import BroadsheetTestSupport
import Decompression

/// Everything that came out of one dump.
struct Inflated: Equatable {
  /// The text between gaps.
  var stretches: [[UInt8]] = [[]]
  var report = ReadReport()
  var facts = DumpFacts()

  var text: [UInt8] { stretches.reduce(into: []) { $0 += $1 } }
  var faults: [Fault] { report.damage.map(\.fault) }
  var isSilent: Bool { report.damageCount == 0 && report.headerWarnings == 0 }
}

func inflate(_ bytes: [UInt8]) -> Inflated {
  inflate(ByteSource(bytes: bytes))
}

func inflate(_ members: [GzipMember]) -> Inflated {
  inflate(members.flatMap(\.bytes))
}

/// Inflates a dump and checks what holds for every one of its blocks.
func inflate(_ source: consuming ByteSource, claimsGzip: Bool = false) -> Inflated {
  let pool = BlockPool()
  var inflater = Inflater(source, file: 3, pool: pool, claimsGzip: claimsGzip)
  var result = Inflated()
  var hasEnded = false
  var offset = 0
  while let block = inflater.inflate() {
    precondition(!hasEnded && block.file == 3)
    precondition(block.bytes.count <= BlockPool.blockSize)
    precondition(block.offset == offset)
    offset += block.bytes.count
    precondition(block.report.damage.allSatisfy { $0.file == 3 })
    if block.followsGap { result.stretches.append([]) }
    result.stretches[result.stretches.count - 1] += block.bytes
    result.report.merge(block.report)
    hasEnded = block.isLast
    pool.give(block.bytes)
  }
  precondition(hasEnded)
  result.facts = inflater.facts
  precondition(result.facts.textBytes == offset)
  return result
}

/// Reads an archive, or what else a dump is, file by file.
func readArchive(_ bytes: [UInt8]) -> (entries: [[UInt8]], result: Inflated) {
  var reader = DumpReader(ByteSource(bytes: bytes), file: 3, pool: BlockPool())
  var result = Inflated()
  var entries: [[UInt8]] = []
  var offset = 0
  while let block = reader.next() {
    precondition(block.offset == offset && block.file == 3)
    offset += block.bytes.count
    if block.opensEntry { entries.append([]) }
    if !entries.isEmpty { entries[entries.count - 1] += block.bytes }
    result.stretches[0] += block.bytes
    result.report.merge(block.report)
  }
  result.facts = reader.facts
  precondition(result.facts.textBytes == offset)
  return (entries, result)
}

/// Some lines of text that deflate well, with a number to tell them apart.
func lines(_ number: Int, count: Int = 12) -> [UInt8] {
  Array((0..<count).map { "Member \(number), line \($0): news of the day.\n" }.joined().utf8)
}

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

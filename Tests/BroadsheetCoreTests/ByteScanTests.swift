import BroadsheetCore
import BroadsheetTestSupport
import Testing

/// The kernel against twins that look at one byte at a time, around every border of 64 bytes.
@Suite struct ByteScanTests {
  private static let count = 200

  private func samples(_ alphabet: [UInt8]) -> [[UInt8]] {
    var random = Seeded(state: 17)
    let plain = [UInt8](repeating: 0x61, count: Self.count)
    let mixed = (0..<6).map { _ in random.bytes(Self.count, from: alphabet + plain.prefix(30)) }
    let any = (0..<2).map { _ in random.bytes(Self.count, from: Array(0...255)) }
    return [plain] + mixed + any
  }

  @Test func firstIndexAgrees() {
    for bytes in samples([0x0A, 0x00]) {
      for start in 0...Self.count {
        let naive = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        guard ByteScan.firstIndex(of: 0x0A, in: bytes.span, from: start) != naive else { continue }
        Issue.record("from \(start)")
      }
    }
    let (none, one) = ([] as [UInt8], [0] as [UInt8])
    let ends = (
      ByteScan.firstIndex(of: 0, in: none.span, from: 0),
      ByteScan.firstIndex(of: 0, in: one.span, from: 9)
    )
    #expect(ends == (0, 1))
  }

  @Test func firstJSONSpecialAgrees() {
    for bytes in samples(Array("\"\\\u{1F}\u{0} !#[]\u{7F}".utf8) + [0x80, 0xFF]) {
      for end in stride(from: 0, through: Self.count, by: 3) {
        let part = Array(bytes[..<end])
        for start in 0...end {
          let naive = part[start...].firstIndex { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 } ?? end
          guard ByteScan.firstJSONSpecial(in: part.span, from: start) != naive else { continue }
          Issue.record("\(start)..<\(end)")
        }
      }
    }
  }

  /// What may not be passed over: never fewer marks than this, and more only at a border.
  private func mustNormalize(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
    switch bytes[index] {
    case 0x26, 0x60, 0x7F...: true
    case 0x09, 0x0A: false
    case ..<0x20: true
    case 0x27: index + 1 < end && bytes[index + 1] == 0x27
    case 0x2E: index + 2 < end && bytes[index + 1] == 0x20 && bytes[index + 2] == 0x2E
    default: false
    }
  }

  /// A pair that the end of a step or of the range cuts may be marked on suspicion.
  private func mayNormalize(_ bytes: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
    let isSuspect = (index - range.lowerBound) % 64 >= 62
    return mustNormalize(bytes, index, range.upperBound)
      || isSuspect && [0x27, 0x2E].contains(bytes[index])
  }

  @Test func firstToNormalizeAgrees() {
    for bytes in samples(Array("&`''''....    \n\t\r\u{0}\u{1F}\u{7F}".utf8)) {
      for start in 0...Self.count {
        for end in start...Self.count {
          let found = ByteScan.firstToNormalize(in: bytes.span, start..<end)
          let naive = (start..<end).first { mustNormalize(bytes, $0, end) } ?? end
          if found == naive { continue }
          let isAlarm = found < naive && mayNormalize(bytes, found, start..<end)
          if !isAlarm { Issue.record("\(start)..<\(end): \(found), not \(naive)") }
        }
      }
    }
  }

  @Test func equalAgrees() {
    var random = Seeded(state: 5)
    let left = random.bytes(Self.count, from: [1, 2])
    var right = Array(repeating: 9, count: 7) + left
    right[7 + 130] ^= 3
    for start in 0..<Self.count {
      for end in start...Self.count {
        let other = (start + 7)..<(end + 7)
        let naive = left[start..<end] == right[other]
        guard ByteScan.equal(left.span, at: start..<end, to: right.span, at: other) != naive else {
          continue
        }
        Issue.record("\(start)..<\(end)")
      }
    }
    let isEqual = ByteScan.equal(left.span, at: 0..<3, to: left.span, at: 0..<4)
    #expect(!isEqual)
  }

  /// The hash of a range depends on its bytes, its length and the seed, and on nothing around it.
  ///
  /// Without controls, which text never holds: a short text and one with NULs after it may collide.
  @Test func hashSeesOnlyItsRange() {
    var random = Seeded(state: 6)
    let bytes = random.bytes(Self.count, from: Array(0x20...0xFF))
    var seen: [UInt64: Range<Int>] = [:]
    for start in 0..<Self.count {
      for end in start...Self.count {
        let hash = ByteScan.hash(bytes.span, start..<end, seed: 1)
        let alone = ByteScan.hash(Array(bytes[start..<end]).span, 0..<(end - start), seed: 1)
        if hash != alone { Issue.record("\(start)..<\(end)") }
        if let other = seen[hash], bytes[other] != bytes[start..<end] { Issue.record("\(other)") }
        seen[hash] = start..<end
      }
    }
    let seeds: [UInt64] = [0, 1, 2, .max]
    let hashes = seeds.map { ByteScan.hash(bytes.span, 0..<Self.count, seed: $0) }
    #expect(Set(hashes).count == seeds.count)
  }

  @Test func hashTellsZerosApart() {
    let zeros = [UInt8](repeating: 0, count: 100)
    let hashes = (0...100).map { ByteScan.hash(zeros.span, 0..<$0, seed: 0) }
    #expect(Set(hashes).count == 101)
  }

  @Test func everyBitChangesTheHash() {
    for count in 1...40 {
      let bytes = [UInt8](repeating: 0x61, count: count)
      let hash = ByteScan.hash(bytes.span, 0..<count, seed: 3)
      for bit in 0..<(8 * count) {
        var bent = bytes
        bent[bit / 8] ^= 1 << UInt8(bit % 8)
        if ByteScan.hash(bent.span, 0..<count, seed: 3) == hash { Issue.record("\(count), \(bit)") }
      }
    }
  }
}

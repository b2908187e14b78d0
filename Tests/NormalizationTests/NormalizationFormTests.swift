import BroadsheetCore
import BroadsheetTestSupport
import Testing

import Normalization

/// NFC, by Unicode's own test file and by time.
@Suite struct NormalizationFormTests {
  /// The five columns of every line: source, NFC, NFD, NFKC, NFKD.
  private func lines() throws -> [[[UInt8]]] {
    let path = SharedData.path(of: "torture/upstream/unicode/NormalizationTest.txt.bz2")
    let text = string(try output(of: ["bzip2", "-dc", path]))
    return text.split(separator: "\n").filter { $0.first?.isHexDigit == true }.map { line in
      line.split(separator: ";").prefix(5).map { column in
        let scalars = column.split(separator: " ").compactMap { UInt32($0, radix: 16) }
          .compactMap(Unicode.Scalar.init)
        return Array(String(String.UnicodeScalarView(scalars)).utf8)
      }
    }
  }

  private func composed(_ text: [UInt8]) -> [UInt8] {
    var composer = Composer(text, offset: 0, shifts: [])
    guard composer.isNeeded else { return text }
    composer.compose()
    return composer.output
  }

  @Test(.enabled(if: SharedData.isPresent, "../shared is missing"))
  func unicodeTestFileHolds() throws {
    let lines = try lines()
    #expect(lines.count == 19_074)
    for columns in lines {
      let isRight =
        columns[0...2].allSatisfy { composed($0) == columns[1] }
        && columns[3...4].allSatisfy { composed($0) == columns[3] }
      if !isRight { Issue.record("\(columns[0])") }
    }
  }

  /// The same through the whole normalizer, between words, where no other rule has a say.
  @Test(.enabled(if: SharedData.isPresent, "../shared is missing"))
  func unicodeTestFileHoldsThroughTheNormalizer() throws {
    var count = 0
    for columns in try lines() where columns[...2].allSatisfy(hasNoOtherRule) {
      count += 1
      let expected = Array("x y ".utf8) + columns[1] + Array(" z".utf8)
      for column in columns[...2] {
        let result = normalized(Array("x y ".utf8) + column + Array(" z".utf8))
        if result != expected { Issue.record("\(columns[0])") }
      }
    }
    #expect(count > 18_900)
  }

  private func hasNoOtherRule(_ text: [UInt8]) -> Bool {
    string(text).unicodeScalars.allSatisfy { scalar in
      switch ScalarRules.rule(for: scalar) {
      case .keep: true
      case .ascii(let byte): scalar.value == byte && !"&`'.".utf8.contains(byte)
      default: false
      }
    }
  }

  /// Thousands of marks on one letter are a text like any other, in time that grows with them.
  @Test(.timeLimit(.minutes(10)))
  func zalgoIsFast() {
    let marks = String(repeating: "\u{301}\u{316}", count: 3000)
    let clock = ContinuousClock()
    let took = clock.measure {
      let output = normalized("a" + marks + " b")
      #expect(String(validating: Array(output.utf8), as: UTF8.self) != nil)
      #expect(output.hasSuffix(" b"))
    }
    #expect(took < .seconds(1))
  }

  /// A great many quirks and one mark: the way back must not be searched from its beginning.
  @Test(.timeLimit(.minutes(10)))
  func manyShiftsAreFast() {
    let text = "e\u{301} " + String(repeating: "‘a’ e\u{301} bcd&amp;", count: 20_000)
    let took = ContinuousClock().measure {
      let output = Normalizer.normalized(Array(text.utf8))
      #expect(output.count == 3 + 20_000 * 11)
    }
    #expect(took < .seconds(8))
  }

  @Test(.enabled(if: SharedData.isPresent, "../shared is missing"))
  func tortureZalgo() throws {
    let bytes = try SharedData.inflated("torture/cases/text-zalgo.jsonl.gz")
    let took = ContinuousClock().measure { #expect(!normalized(bytes).isEmpty) }
    #expect(took < .seconds(1))
  }

  /// Every scalar that skips the check is in NFC, alone and after letters it could combine with.
  @Test func stableScalarsNeedNoCheck() {
    var wrong: [UInt32] = []
    for value in 0x80...UInt32(0x1FFFF) {
      guard let scalar = Unicode.Scalar(value), ScalarRules.isStable(scalar) else { continue }
      let bytes = Array("aA\u{E9}\u{1100}\u{AC00}\u{3B1}\(scalar)".utf8)
      guard var span = try? UTF8Span(validating: bytes.span) else { continue }
      let isStarter = scalar.properties.canonicalCombiningClass == .notReordered
      if !isStarter || !span.checkForNFC(quickCheck: true) { wrong.append(value) }
    }
    #expect(wrong.isEmpty)
  }
}

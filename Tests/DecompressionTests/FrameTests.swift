import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Foundation
import Testing

/// A container of two streams that hold `lines(1)` and `lines(2)`, as the format's own tool wrote it.
struct FrameFixture: Sendable, CustomTestStringConvertible {
  let name: String
  /// Whether this build has the container's trait.
  let isBuiltIn: Bool
  let bytes: [UInt8]
  /// How long its first stream is.
  let first: Int

  var testDescription: String { name }

  init(_ name: String, _ isBuiltIn: Bool, first: Int, _ base64: String) {
    self.name = name
    self.isBuiltIn = isBuiltIn
    self.first = first
    bytes = Array(Data(base64Encoded: base64) ?? Data())
  }

  static let all = [
    FrameFixture(
      "zstd",
      Traits.hasZstd,
      first: 89,
      "KLUv/QRYZQIA1AJTdHJlYW0gMSwgbGluZSAwOiBuZXdzIG9mIHRoZSBkYXkuCjEyMzQ1Njc4"
        + "OTEMAGNLQ7FFHnAYcAQ4BxwGHAHOAYcBR4BzZzr1BMbyeYsotS/9BFhlAgDUAlN0cmVhbSAy"
        + "LCBsaW5lIDA6IG5ld3Mgb2YgdGhlIGRheS4KMTIzNDU2Nzg5MQwAY0tDsUUecBhwBDgHHAYc"
        + "Ac4BhwFHgHNnOvUEAGYbrg=="
    ),
    FrameFixture(
      "bzip2",
      Traits.hasBzip2,
      first: 115,
      "QlpoMTFBWSZTWcGjUh4AAE9bgAAQQAV/8AgAJ2ecoCAAcGMAAAAAFKkoaaaYDUAeJ5F3+yxU"
        + "9C6l/l8lwLYscKsYjGfFly59OvbvnmXYvouRfxfhaFkWhalqW4tC1LIXmWxZFsXEtxeBdyRT"
        + "hQkMGjUh4EJaaDkxQVkmU1lHQD/sAABPW4AAEEAFf/AIACdnnKAgAHBjAAAAABSqKMmjEY1D"
        + "BiexdDqWBNhci8l/FvLUuG+wwkwy4sdn3+cufTLIuZf5cS8F2LMsSzLQtC2lmWhYi9y1LEtS"
        + "4FtL0LuSKcKEgjoB/2A="
    ),
    FrameFixture(
      "xz",
      Traits.hasXZ,
      first: 136,
      "/Td6WFoAAATm1rRGAgAhAQwAAACPmEGc4AGlAEhdACmdCkZm3dIjstjQTHhmA6LS+6KPEhfj"
        + "V1uLFK0BDidkorGk0gBJX1ZAP+iCw0QfVnVjEGshqI7Jkz9IEDDxeucbxjB6xQ9aoABInVH8"
        + "OMiS3AABZKYDAAAASVzivbHEZ/sCAAAAAARZWgAAAAD9N3pYWgAABObWtEYCACEBDAAAAI+Y"
        + "QZzgAaUASF0AKZ0KRmbd0iO0oGBMeGYDotL7gwBJFb5015BZV99HAUxcUUcJ4AvtGO1oIrRP"
        + "qt3vtrKBrG2XmLR7wHrymtKI6gFn0H8BqHvgAFoUKGdAflj0AAFkpgMAAABJXOK9scRn+wIA"
        + "AAAABFla"
    ),
  ]
  static let builtIn = all.filter(\.isBuiltIn)
  static let missing = all.filter { !$0.isBuiltIn }
}

/// Zstandard, bzip2 and xz, as far as this build has them.
@Suite struct FrameTests {
  private func text(_ numbers: Int...) -> [UInt8] {
    numbers.flatMap { number in
      Array((0..<12).map { "Stream \(number), line \($0): news of the day.\n" }.joined().utf8)
    }
  }

  @Test(arguments: FrameFixture.missing)
  func whatIsNotBuiltInIsRefused(_ fixture: FrameFixture) {
    let result = inflate(fixture.bytes)
    #expect(result.faults == [fixture.name == "zstd" ? .zstdFile : .notGzip])
    #expect(result.text.isEmpty)
  }

  @Test(arguments: FrameFixture.builtIn)
  func everyStreamIsRead(_ fixture: FrameFixture) {
    let result = inflate(fixture.bytes)
    #expect(result.stretches == [text(1, 2)])
    #expect(result.report == ReadReport())
    #expect(result.facts.members == 2)
  }

  @Test(arguments: FrameFixture.builtIn)
  func paddingIsAcceptedAndGarbageReported(_ fixture: FrameFixture) {
    let padded = inflate(fixture.bytes + [UInt8](repeating: 0, count: 100))
    #expect(padded.text == text(1, 2))
    #expect(padded.report.isClean && padded.report.padding == 100)
    let followed = inflate(fixture.bytes + Array("garbage".utf8))
    #expect(followed.text == text(1, 2))
    #expect(followed.faults == [.trailingGarbage])
  }

  @Test(arguments: FrameFixture.all)
  func underAnotherNameNothingIsRead(_ fixture: FrameFixture) {
    let result = inflate(ByteSource(bytes: fixture.bytes), claimsGzip: true)
    #expect(result.faults == [fixture.name == "zstd" ? .zstdFile : .notGzip])
    #expect(result.text.isEmpty)
  }

  /// Only a cut between the streams leaves a valid file.
  @Test(arguments: FrameFixture.builtIn)
  func everyCutIsReported(_ fixture: FrameFixture) {
    let padding = fixture.bytes[fixture.first...].prefix { $0 == 0 }.count
    let whole = fixture.first...(fixture.first + padding)
    // Of fewer bytes nobody knows what they are.
    for count in 12..<fixture.bytes.count {
      let result = inflate(Array(fixture.bytes[..<count]))
      #expect(result.isSilent == whole.contains(count), "\(count) bytes")
      #expect(text(1, 2).starts(with: result.text), "\(count) bytes")
    }
  }

  @Test(arguments: FrameFixture.builtIn)
  func everyFlipIsReportedOrHarmless(_ fixture: FrameFixture) {
    for bit in 0..<fixture.bytes.count * 8 {
      var bytes = fixture.bytes
      bytes[bit / 8] ^= 1 << (bit % 8)
      let result = inflate(bytes)
      #expect(!result.isSilent || result.text == text(1, 2), "bit \(bit)")
    }
  }

  @Test(arguments: FrameFixture.builtIn)
  func aDamagedStreamCostsOneStream(_ fixture: FrameFixture) {
    var bytes = fixture.bytes
    bytes[fixture.first / 2] ^= 0x55
    let result = inflate(bytes)
    #expect(result.faults == [.corruptData])
    #expect(result.stretches.last == text(2))
    #expect(result.stretches.count <= 2)
  }
}

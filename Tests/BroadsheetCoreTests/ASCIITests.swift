import BroadsheetCore
import Testing

@Suite struct ASCIITests {
  /// All bytes against the standard library's view of the same scalars.
  @Test(arguments: UInt8.min...UInt8.max) func asTheStandardLibrarySays(_ byte: UInt8) {
    let isASCII = byte < 0x80
    let character = Character(Unicode.Scalar(byte))
    #expect(ASCII.isDigit(byte) == (isASCII && character.isWholeNumber))
    #expect(ASCII.isUpper(byte) == (isASCII && character.isUppercase))
    #expect(ASCII.isLower(byte) == (isASCII && character.isLowercase))
    #expect(ASCII.isLetter(byte) == (isASCII && character.isLetter))
    #expect(ASCII.isAlphanumeric(byte) == (ASCII.isLetter(byte) || ASCII.isDigit(byte)))
    #expect(ASCII.isBlank(byte) == " \t\n\r".utf8.contains(byte))
    #expect(ASCII.isSpaceOrLineFeed(byte) == " \n".utf8.contains(byte))
    #expect(ASCII.hexDigit(byte) == (isASCII ? character.hexDigitValue : nil))
    let small = Array(character.lowercased().utf8)
    #expect(ASCII.lowercased(byte) == (isASCII ? small[0] : byte))
  }
}

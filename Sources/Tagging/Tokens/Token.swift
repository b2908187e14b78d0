package struct Token: Sendable, Equatable {
  package enum Shape: UInt8, Sendable { case lower, initial, capitals, singleCapital, mixed, number, punctuation, other }
  package var start: UInt32
  package var length: UInt16
  package var shape: Shape
  package var startsSentence: Bool
  package init(_ text: borrowing Span<UInt8>, _ range: Range<Int>, startsSentence: Bool) {
    start = UInt32(range.lowerBound); length = UInt16(clamping: range.count)
    shape = Tokenizer.shape(text, range); self.startsSentence = startsSentence
  }
}
package struct Tokenizer {
  package init() {}
  package func tokenize(_ text: borrowing Span<UInt8>, _ field: Range<Int>, into tokens: inout [Token]) {
    var i = field.lowerBound
    while i < field.upperBound {
      if text[i] <= 0x20 { i += 1; continue }
      var j = i
      while j < field.upperBound, text[j] > 0x20 { j += 1 }
      tokens.append(Token(text, i..<j, startsSentence: i == field.lowerBound)); i = j
    }
  }
  package static func shape(_ text: borrowing Span<UInt8>, _ r: Range<Int>) -> Token.Shape {
    var up = 0, low = 0, dig = 0
    for i in r { let b = text[i]
      if NameTokens.isUpper(b) { up += 1 } else if NameTokens.isLower(b) { low += 1 } else if b >= 0x80 {
        if b == 0xC3, i + 1 < r.upperBound, text[i+1] >= 0x80 && text[i+1] <= 0x9E { up += 1 } else if b >= 0xC3 { low += 1 } } else if b &- 0x30 < 10 { dig += 1 } }
    if r.isEmpty { return .other }
    let f = text[r.lowerBound]
    if f &- 0x30 < 10 { return .number }
    let firstUpper = NameTokens.isUpper(f) || (f == 0xC3 && r.count > 1 && text[r.lowerBound+1] <= 0x9E)
    if up == 0 { return low > 0 ? .lower : (dig > 0 ? .number : .punctuation) }
    if low == 0 { return up == 1 && dig == 0 ? .singleCapital : .capitals }
    return firstUpper && up == 1 ? .initial : .mixed
  }
}

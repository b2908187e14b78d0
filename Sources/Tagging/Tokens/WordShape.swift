internal import BroadsheetCore

/// The extent of one word within a chunk: which of the marks inside it are its own.
struct WordShape {
  private(set) var end: Int
  /// A negation ends the word: its first letter is the word's last.
  private(set) var hasNegation = false
  private let start: Int
  /// Where the letters after the last inner mark begin.
  private var piece: Int

  /// Reads the word at the start of `rest`.
  init(_ text: borrowing Span<UInt8>, _ rest: Range<Int>, rules: TokenRules) {
    start = rest.lowerBound
    piece = start
    end = start
    // A point, a sign or an apostrophe before a number.
    if !TokenScalar(text, at: start, limit: rest.upperBound).isWord {
      end += TokenScalar(text, at: start, limit: rest.upperBound).count
      piece = end
    }
    while end < rest.upperBound {
      if NameTokens.isASCIIWord(text[end]) {
        end += 1
        continue
      }
      let scalar = TokenScalar(text, at: end, limit: rest.upperBound)
      if scalar.isWord {
        end += scalar.count
      } else if joins(scalar, text, limit: rest.upperBound, rules: rules) {
        end += scalar.count
        piece = end
      } else {
        break
      }
    }
    takeCurrencySign(text, limit: rest.upperBound)
  }

  /// `US$`, `C$`.
  private mutating func takeCurrencySign(_ text: borrowing Span<UInt8>, limit: Int) {
    guard end < limit, text[end] == UInt8(ascii: "$"), end - start <= 3 else { return }
    for index in start..<end where !NameTokens.isUpper(text[index]) { return }
    end += 1
  }

  /// Whether the mark at `end` is part of the word.
  private mutating func joins(
    _ mark: TokenScalar,
    _ text: borrowing Span<UInt8>,
    limit: Int,
    rules: TokenRules
  ) -> Bool {
    let after = end + mark.count
    guard after < limit, end > start else { return false }
    let next = TokenScalar(text, at: after, limit: limit)
    if mark.kind == .apostrophe {
      return next.isWord && joinsApostrophe(text, after: after, limit: limit, rules: rules)
    }
    switch text[end] {
    case UInt8(ascii: "."): return joinsStop(text, before: next, limit: limit, rules: rules)
    case UInt8(ascii: ","), UInt8(ascii: ":"):
      return isDigit(text[end - 1]) && isDigit(text[after])
    case UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "@"):
      return next.isWord
    default: return false
    }
  }

  private mutating func joinsApostrophe(
    _ text: borrowing Span<UInt8>,
    after: Int,
    limit: Int,
    rules: TokenRules
  ) -> Bool {
    if rules.contractions.endOfEnding(in: text, end..<limit) != nil { return false }
    guard rules.contractions.isNegation(before: text[end - 1], after: text[after]),
      end - 1 > start,
      after + 1 == limit || !TokenScalar(text, at: after + 1, limit: limit).isWord
    else { return true }
    hasNegation = true
    return false
  }

  /// A stop between letters: part of `U.S`, `e.g`, `news.com`; not of `end.The`.
  private func joinsStop(
    _ text: borrowing Span<UInt8>,
    before next: TokenScalar,
    limit: Int,
    rules: TokenRules
  ) -> Bool {
    let after = end + 1
    let length = end - piece
    if text[after] == UInt8(ascii: "-"), after + 1 < limit {
      let isWord = TokenScalar(text, at: after + 1, limit: limit).isWord
      return isWord
        && (isInitial(text) || rules.abbreviations.kind(of: piece..<end, in: text) != .none)
    }
    guard next.isWord else { return false }
    if isDigit(text[after]) { return isDigit(text[end - 1]) || length <= 3 }
    guard next.kind == .capital else { return true }
    let further = after + next.count
    let single = further >= limit || !TokenScalar(text, at: further, limit: limit).isWord
    if length == 1, !isDigit(text[piece]) { return single || end - start > 1 }
    return single && length == 2 && !isDigit(text[piece])
  }

  /// Whether the piece before `end` is one letter, alone or after a stop.
  private func isInitial(_ text: borrowing Span<UInt8>) -> Bool {
    let scalar = TokenScalar(text, at: piece, limit: end)
    guard piece + scalar.count == end, scalar.isWord, !isDigit(text[piece]) else { return false }
    if piece == start { return scalar.kind == .capital }
    return text[piece - 1] == UInt8(ascii: ".")
      || (text[piece - 1] == UInt8(ascii: "-") && scalar.kind == .capital)
  }

  /// Whether the full stop after the word may end a sentence, too; nil if it is not part of the
  /// word.
  func stop(
    _ text: borrowing Span<UInt8>,
    _ rest: Range<Int>,
    startsLine: Bool,
    limit: Int,
    rules: TokenRules
  ) -> Bool? {
    guard end < rest.upperBound, text[end] == UInt8(ascii: ".") else { return nil }
    let after = end + 1
    if after < rest.upperBound {
      guard text[after] != UInt8(ascii: ".") else { return nil }
    } else if startsLine, end - start <= 2, isDigit(text[start]), isDigit(text[end - 1]) {
      return false
    }
    if isInitial(text) { return true }
    switch rules.abbreviations.kind(of: piece..<end, in: text) {
    case .none: return nil
    case .title: return false
    case .other: return true
    case .numbered:
      let next = after < limit && text[after] <= 0x20 ? after + 1 : after
      return next < limit && isDigit(text[next]) ? false : nil
    }
  }

  /// The end of a web address that begins `rest`, without the marks after it.
  @inline(__always)
  static func endOfAddress(_ text: borrowing Span<UInt8>, _ rest: Range<Int>) -> Int? {
    let first = text[rest.lowerBound] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w"), beginsAddress(text, rest)
    else { return nil }
    var end = rest.lowerBound
    while end < rest.upperBound, text[end] < 0x80, text[end] != UInt8(ascii: "\"") { end += 1 }
    while end > rest.lowerBound + 4, isTrailing(text[end - 1]) { end -= 1 }
    return end
  }

  private static let web = Array("http://".utf8)
  private static let secure = Array("https://".utf8)
  private static let bare = Array("www.".utf8)

  private static func beginsAddress(_ text: borrowing Span<UInt8>, _ rest: Range<Int>) -> Bool {
    if text[rest.lowerBound] | 0x20 == UInt8(ascii: "w") { return begins(text, rest, with: bare) }
    return begins(text, rest, with: web) || begins(text, rest, with: secure)
  }

  private static func begins(
    _ text: borrowing Span<UInt8>,
    _ rest: Range<Int>,
    with prefix: [UInt8]
  ) -> Bool {
    guard rest.count > prefix.count else { return false }
    for (offset, byte) in prefix.enumerated() {
      let have = text[rest.lowerBound + offset]
      guard have == byte || have | 0x20 == byte else { return false }
    }
    return true
  }

  private static func isTrailing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: ">"), UInt8(ascii: "'"):
      true
    default: false
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { ASCII.isDigit(byte) }
}

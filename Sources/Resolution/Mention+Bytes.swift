// PERF: benchmark "resolve". What other modules have as getters and `==` of raw values is a call
// each; here it is a load and a comparison.

internal import BroadsheetCore

extension Mention {
  @inline(__always)
  var isOfPerson: Bool {
    if case .person = type { true } else { false }
  }

  /// Whether its name is what the text says.
  @inline(__always)
  var isAsWritten: Bool {
    if case .none = rule { true } else { false }
  }

  @inline(__always)
  var isByDictionary: Bool {
    if case .dictionary = rule { true } else { false }
  }
}

extension TextRange {
  @inline(__always)
  var place: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}

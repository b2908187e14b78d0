import Tagging

/// Which labels of a machine become unknown, because a model that learned from gold labels alone
/// disagrees.
package enum SilverMask: String, Sendable, CaseIterable {
  /// None.
  case none
  /// Labels where mentions of both overlap and are not the same.
  case conflicts
  /// Those, and labels where only one of both has a mention.
  case differences

  /// Returns whether the label of each token becomes unknown, for the tags of a passage's
  /// candidates by both.
  func doubtful(_ silver: [UInt8], _ found: [UInt8], candidates: [Range<Int>]) -> [Bool] {
    var doubtful = [Bool](repeating: false, count: silver.count)
    guard self != .none else { return doubtful }
    for candidate in candidates {
      let labelled = Self.spans(silver, candidate)
      let tagged = Self.spans(found, candidate)
      for (own, others) in [(labelled, tagged), (tagged, labelled)] {
        for span in own where isDoubtful(span, others) {
          for index in span.range { doubtful[index] = true }
        }
      }
    }
    return doubtful
  }

  private struct Span: Equatable {
    var range: Range<Int>
    var type: Int
  }

  private func isDoubtful(_ span: Span, _ others: [Span]) -> Bool {
    if others.contains(span) { return false }
    return self == .differences || others.contains { $0.range.overlaps(span.range) }
  }

  private static func spans(_ tags: [UInt8], _ candidate: Range<Int>) -> [Span] {
    var spans: [Span] = []
    for index in candidate {
      let tag = Int(tags[index])
      guard let part = TagIndex.part(tag) else { continue }
      if part == .begin || part == .unit {
        spans.append(Span(range: index..<(index + 1), type: tag & 3))
      } else if let last = spans.last, last.range.upperBound == index {
        spans[spans.count - 1].range = last.range.lowerBound..<(index + 1)
      }
    }
    return spans
  }
}

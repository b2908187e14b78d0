// The hot loop of decoding.
// PERF: benchmark "tag"; ten vector steps for each token forward, eight of them half as long, and
// no back-pointers: the way back finds the best step again, along one path only.

internal import BroadsheetCore
internal import CScan

/// The weights of the steps from one tag to the next, in the units of rows.
package struct Steps: Sendable, Equatable {
  /// From each tag, and last from outside, into the sixteen tags.
  package var intoMentions = [SIMD16<Int16>](
    repeating: SIMD16(repeating: Steps.never),
    count: TagIndex.count + 1
  )
  /// From each tag into outside, and from outside to outside.
  package var intoOutside = SIMD16<Int16>(repeating: Steps.never)
  package var staysOutside: Int16 = 0

  /// Lower than any sum of rows, and far enough from the lowest value that sums do not overflow.
  package static let never: Int16 = -8192

  package init() {}
}

/// Finds the best tags of a candidate.
package struct Decoder: Sendable {
  private let fromOutside: SIMD16<Int16>
  private let intoOutside: SIMD16<Int16>
  private let staysOutside: Int16
  /// The steps by which a mention continues, each at the tag that it leads to.
  private let fromBegin: SIMD16<Int16>
  private let fromInside: SIMD16<Int16>
  private let openings: score_openings
  /// For each tag the steps into it, and that from outside.
  private let into: [SIMD16<Int16>]
  private var forward: [SIMD16<Int16>] = []

  package init(_ steps: Steps) {
    fromOutside = steps.intoMentions[TagIndex.outside]
    intoOutside = steps.intoOutside
    staysOutside = steps.staysOutside
    fromBegin = Self.goingOn(from: .begin, steps)
    fromInside = Self.goingOn(from: .inside, steps)
    openings = Self.openings(steps)
    into = (0..<TagIndex.count).map { tag in
      var row = SIMD16<Int16>()
      for from in 0..<TagIndex.count { row[from] = steps.intoMentions[from][tag] }
      return row
    }
  }

  private static func goingOn(from part: TagIndex.Part, _ steps: Steps) -> SIMD16<Int16> {
    var row = SIMD16<Int16>(repeating: Steps.never)
    for to in [TagIndex.Part.inside, .last] {
      for type in EntityType.allCases {
        let (tag, next) = (TagIndex.of(part, type), TagIndex.of(to, type))
        row[next] = steps.intoMentions[tag][next]
      }
    }
    return row
  }

  private static func openings(_ steps: Steps) -> score_openings {
    func from(_ tag: Int) -> SIMD8<Int16> {
      let row = steps.intoMentions[tag]
      return SIMD8(lowHalf: row.lowHalf.lowHalf, highHalf: row.highHalf.highHalf)
    }
    return score_openings(
      from8: from(8),
      from9: from(9),
      from10: from(10),
      from11: from(11),
      from12: from(12),
      from13: from(13),
      from14: from(14),
      from15: from(15)
    )
  }

  /// Writes the best tags, or `TagIndex.outside`, of the candidate with the scores
  /// `scores[candidate]`.
  ///
  /// The tokens before and behind the candidate are outside. The score of outside is always 0.
  package mutating func decode(
    _ scores: borrowing Span<SIMD16<Int16>>,
    _ candidate: Range<Int>,
    into tags: inout MutableSpan<UInt8>
  ) {
    if candidate.count == 1 {
      tags[candidate.lowerBound] = best(scores[candidate.lowerBound])
      return
    }
    let last = goForward(scores, candidate)
    follow(candidate, from: last, into: &tags)
  }

  /// Fills `forward` with the best ways into each token but the last, and returns those into the
  /// last.
  @inline(__always)
  private mutating func goForward(
    _ scores: borrowing Span<SIMD16<Int16>>,
    _ candidate: Range<Int>
  ) -> SIMD16<Int16> {
    forward.grow(to: candidate.count, filling: .zero)
    let never = SIMD16<Int16>(repeating: Steps.never)
    let first = scores[candidate.lowerBound] &+ fromOutside &- SIMD16(repeating: staysOutside)
    var ways = score_max(first, never)
    for token in (candidate.lowerBound + 1)..<candidate.upperBound {
      forward[token - candidate.lowerBound - 1] = ways
      let best = score_forward(ways, fromOutside, fromBegin, fromInside, openings)
      let outside = max(staysOutside, score_best(ways &+ intoOutside))
      // Relative to outside, so that no candidate is long enough to overflow.
      ways = score_max(best &+ scores[token] &- SIMD16(repeating: outside), never)
    }
    return ways
  }

  /// The tag of a candidate of one token: outside, or a mention of one token.
  @inline(__always)
  private func best(_ scores: SIMD16<Int16>) -> UInt8 {
    let ways = scores &+ fromOutside &+ intoOutside
    return Self.best(ways, orOutside: staysOutside &+ staysOutside)
  }

  /// Goes back along the best way.
  @inline(__always)
  private func follow(
    _ candidate: Range<Int>,
    from last: SIMD16<Int16>,
    into tags: inout MutableSpan<UInt8>
  ) {
    let (forward, into) = (forward.span, into.span)
    var tag = Self.best(last &+ intoOutside, orOutside: staysOutside)
    var token = candidate.upperBound - 1
    tags[token] = tag
    while token > candidate.lowerBound {
      token -= 1
      let ways = forward[token - candidate.lowerBound]
      if tag == TagIndex.outside {
        tag = Self.best(ways &+ intoOutside, orOutside: staysOutside)
      } else {
        tag = Self.best(ways &+ into[Int(tag)], orOutside: fromOutside[Int(tag)])
      }
      tags[token] = tag
    }
  }

  /// The first tag with the highest score; outside if its score is not lower.
  @inline(__always)
  private static func best(_ ways: SIMD16<Int16>, orOutside outside: Int16) -> UInt8 {
    let best = score_best(ways)
    guard best > outside else { return UInt8(TagIndex.outside) }
    return UInt8(truncatingIfNeeded: score_equal(ways, best).trailingZeroBitCount)
  }
}

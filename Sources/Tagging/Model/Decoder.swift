// The hot loop of decoding.
// PERF: benchmark "tag"; 17 vector steps a token forward, no back-pointers: the best way is found
// again on the way back, along one path only.

internal import BroadsheetCore
internal import CScan

/// The weights of the steps from one tag to the next, in the units of rows.
package struct Steps: Sendable, Equatable {
  /// From each lane, and last from outside, into the sixteen lanes.
  package var intoLanes = [SIMD16<Int16>](
    repeating: SIMD16(repeating: Steps.never),
    count: TagLane.count + 1
  )
  /// From each lane into outside, and from outside to outside.
  package var intoOutside = SIMD16<Int16>(repeating: Steps.never)
  package var staysOutside: Int16 = 0

  /// Lower than any sum of rows, and far enough from the end of the range to be added to.
  package static let never: Int16 = -8192

  package init() {}
}

/// Finds the best tags of a run of tokens.
package struct Decoder: Sendable {
  private let steps: Steps
  /// The steps by which a mention goes on, each at the lane that it leads to.
  private let fromBegin: SIMD16<Int16>
  private let fromInside: SIMD16<Int16>
  private var forward: [SIMD16<Int16>] = []

  package init(_ steps: Steps) {
    self.steps = steps
    fromBegin = Self.goingOn(from: .begin, steps)
    fromInside = Self.goingOn(from: .inside, steps)
  }

  private static func goingOn(from place: TagLane.Place, _ steps: Steps) -> SIMD16<Int16> {
    var row = SIMD16<Int16>(repeating: Steps.never)
    for to in [TagLane.Place.inside, .last] {
      for type in EntityType.allCases {
        let (lane, next) = (TagLane.lane(place, type), TagLane.lane(to, type))
        row[next] = steps.intoLanes[lane][next]
      }
    }
    return row
  }

  /// The lanes that end a mention: last and unit.
  private static let closed = 8..<16

  /// Writes the best lanes, or `TagLane.outside`, of the run whose scores are `scores[run]`.
  ///
  /// Before and behind the run is outside, whose score is 0 everywhere.
  package mutating func decode(
    _ scores: [SIMD16<Int16>],
    _ run: Range<Int>,
    into tags: inout [UInt8]
  ) {
    if run.count == 1 { return decode(scores[run.lowerBound], run.lowerBound, into: &tags) }
    forward.removeAll(keepingCapacity: true)
    goForward(scores, run)
    var tags = tags.mutableSpan
    follow(run, into: &tags)
  }

  private mutating func goForward(_ scores: [SIMD16<Int16>], _ run: Range<Int>) {
    let never = SIMD16<Int16>(repeating: Steps.never)
    let intoLanes = steps.intoLanes
    let fromOutside = intoLanes[TagLane.outside]
    let first = scores[run.lowerBound] &+ fromOutside &- SIMD16(repeating: steps.staysOutside)
    var previous = score_max(first, never)
    forward.append(previous)
    for token in run.dropFirst() {
      var best = score_go_on(fromOutside, previous, fromBegin, fromInside)
      for lane in Self.closed { best = score_step(best, previous[lane], intoLanes[lane]) }
      let outside = max(steps.staysOutside, score_best(previous &+ steps.intoOutside))
      // Relative to outside, so that no run is long enough to overflow.
      previous = score_max(best &+ scores[token] &- SIMD16(repeating: outside), never)
      forward.append(previous)
    }
  }

  /// A run of one token: outside, or a mention by itself.
  @inline(__always)
  private func decode(_ scores: SIMD16<Int16>, _ token: Int, into tags: inout [UInt8]) {
    let ways = scores &+ steps.intoLanes[TagLane.outside] &+ steps.intoOutside
    var score = steps.staysOutside &+ steps.staysOutside
    tags[token] = UInt8(TagLane.outside)
    guard score_best(ways) > score else { return }
    for lane in 0..<TagLane.count where ways[lane] > score {
      (tags[token], score) = (UInt8(lane), ways[lane])
    }
  }

  /// Goes back along the best way.
  private func follow(_ run: Range<Int>, into tags: inout MutableSpan<UInt8>) {
    var tag = bestBeforeOutside(forward[forward.count - 1])
    var token = run.upperBound - 1
    while true {
      tags[token] = UInt8(tag)
      guard token > run.lowerBound else { return }
      token -= 1
      let lanes = forward[token - run.lowerBound]
      tag = tag == TagLane.outside ? bestBeforeOutside(lanes) : bestBefore(tag, lanes)
    }
  }

  private func bestBeforeOutside(_ lanes: SIMD16<Int16>) -> Int {
    let ways = lanes &+ steps.intoOutside
    var best = TagLane.outside
    var score = steps.staysOutside
    for lane in 0..<TagLane.count where ways[lane] > score { (best, score) = (lane, ways[lane]) }
    return best
  }

  private func bestBefore(_ tag: Int, _ lanes: SIMD16<Int16>) -> Int {
    var best = TagLane.outside
    var score = steps.intoLanes[TagLane.outside][tag]
    for lane in 0..<TagLane.count where lanes[lane] &+ steps.intoLanes[lane][tag] > score {
      (best, score) = (lane, lanes[lane] &+ steps.intoLanes[lane][tag])
    }
    return best
  }
}

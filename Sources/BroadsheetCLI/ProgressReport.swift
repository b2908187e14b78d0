import Broadsheet
import Tables

/// The progress of a run at one moment.
struct ProgressReport {
  let state: Progress.State
  /// Seconds since the stage began.
  let seconds: Double
  /// Recent speed in stored bytes per second; nil before anything was read.
  let bytesPerSecond: Double?

  /// Between 0 and 1; nil if the total is unknown.
  var share: Double? {
    guard state.stage == .reading, let expected = state.expectedBytes else { return nil }
    return expected > 0 ? min(1, Double(state.storedBytes) / Double(expected)) : 1
  }

  /// Seconds until everything is read, at the recent speed.
  var secondsLeft: Double? {
    guard share != nil, let expected = state.expectedBytes, let bytesPerSecond, bytesPerSecond > 0
    else { return nil }
    return Double(max(0, expected - state.storedBytes)) / bytesPerSecond
  }

  // MARK: - For a person

  /// Returns one line of at most `width` cells, without the least important parts if need be.
  func line(width: Int) -> String {
    var parts = self.parts
    while parts.count > 1, Self.joined(parts).count > width {
      parts.remove(at: parts.indices.max { parts[$0].rank < parts[$1].rank } ?? 0)
    }
    return TerminalWidth.cut(Self.joined(parts), to: width)
  }

  private typealias Part = (text: String, rank: Int)

  private static func joined(_ parts: [Part]) -> String {
    parts.map(\.text).joined(separator: "  ")
  }

  private var parts: [Part] {
    switch state.stage {
    case .reading: readingParts
    case .merging: [("merging counts", 0), (Self.clock(seconds), 1)]
    case .tables: [("writing tables", 0), (Self.clock(seconds), 1)]
    }
  }

  private var readingParts: [Part] {
    var parts: [Part] = []
    if let share { parts.append(("\(Int(share * 100)) %", 0)) }
    parts.append((amount, share == nil ? 0 : 2))
    if let bytesPerSecond { parts.append(("\(Self.size(bytesPerSecond))/s", 3)) }
    if let secondsLeft { parts.append(("\(Self.clock(secondsLeft)) left", 1)) }
    if share == nil { parts.append((Self.clock(seconds), 1)) }
    return parts + [("\(state.articles) articles", 4)]
  }

  private var amount: String {
    let read = Double(state.storedBytes)
    guard let expected = state.expectedBytes.map({ Double($0) }) else { return Self.size(read) }
    let unit = Self.unit(expected)
    return "\(TextWriter.tenths(read / unit.bytes)) of \(Self.size(expected))"
  }

  private static func size(_ bytes: Double) -> String {
    let unit = unit(bytes)
    return "\(TextWriter.tenths(bytes / unit.bytes)) \(unit.name)"
  }

  private static func unit(_ bytes: Double) -> (bytes: Double, name: String) {
    switch bytes {
    case ..<1e9: (1e6, "MB")
    case ..<1e12: (1e9, "GB")
    default: (1e12, "TB")
    }
  }

  /// `m:ss`, or `h:mm:ss`.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e7).rounded())
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  // MARK: - For a program

  /// Returns one line of JSON; unknown values are null.
  func json(isDone: Bool) -> [UInt8] {
    var out = JSONObject()
    out.add("stage", string: state.stage.rawValue)
    out.add("stored_bytes", state.storedBytes)
    out.add("expected_bytes", raw: Self.figure(state.expectedBytes))
    out.add("text_bytes", state.textBytes)
    out.add("articles", state.articles)
    out.add("seconds", raw: Self.figure(seconds))
    out.add("bytes_per_second", raw: Self.figure(bytesPerSecond.map { Int($0) }))
    out.add("percent", raw: Self.figure(share.map { $0 * 100 }))
    out.add("seconds_left", raw: Self.figure(secondsLeft))
    out.add("done", raw: Array("\(isDone)".utf8))
    return out.closed() + [0x0A]
  }

  private static func figure(_ value: Int?) -> [UInt8] {
    Array((value.map { "\($0)" } ?? "null").utf8)
  }

  private static func figure(_ value: Double?) -> [UInt8] {
    Array((value.map { TextWriter.tenths($0) } ?? "null").utf8)
  }
}

/// Makes reports; remembers when a stage began and measures its recent speed.
struct ProgressMeter {
  /// Seconds over which the speed is averaged, about: long enough for a steady figure.
  private static let memory = 10.0

  private var pass = -1
  private var start = 0.0
  private var last = (seconds: 0.0, bytes: 0)
  /// Sums that decay over time.
  private var bytes = 0.0
  private var time = 0.0

  /// Returns the report at a moment, in seconds.
  mutating func report(_ state: Progress.State, at seconds: Double) -> ProgressReport {
    if state.pass != pass {
      self = ProgressMeter()
      (pass, start, last) = (state.pass, seconds, (seconds, 0))
    }
    add(state.storedBytes, at: seconds)
    return ProgressReport(
      state: state,
      seconds: seconds - start,
      bytesPerSecond: state.stage == .reading && time > 0 && bytes > 0 ? bytes / time : nil
    )
  }

  private mutating func add(_ stored: Int, at seconds: Double) {
    let passed = seconds - last.seconds
    guard passed > 0 else { return }
    let rest = Self.memory / (Self.memory + passed)
    bytes = bytes * rest + Double(stored - last.bytes)
    time = time * rest + passed
    last = (seconds, stored)
  }
}

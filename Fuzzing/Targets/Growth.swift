internal import Foundation

/// Looks for time that grows faster than the input: inputs that the fuzzer kept, repeated.
enum Growth {
  private static let small = 128 << 10
  private static let factor = 4

  /// Says which files of `paths` take more than twice the time that their size explains.
  static func check(_ paths: ArraySlice<String>) {
    var slow = 0
    unsafe Cut.fixedSize = 1000
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path), data.count > 4 else { continue }
      let input = [UInt8](data)
      guard let (short, long) = times(input), long > 0.25,
        long > short * 2.5 * Double(factor)
      else { continue }
      slow += 1
      let line = "\(path): \(short) s, and \(long) s for \(factor) times as much\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
    if slow > 0 { exit(1) }
  }

  private static func times(_ input: [UInt8]) -> (Double, Double)? {
    let short = time(repeated(input, to: small))
    let long = time(repeated(input, to: small * factor))
    return (short, long)
  }

  /// The first bytes say how to read: only what follows them is repeated.
  private static func repeated(_ input: [UInt8], to count: Int) -> [UInt8] {
    var result = Array(input.prefix(3))
    while result.count < count { result += input.dropFirst(3) }
    return result
  }

  private static func time(_ input: [UInt8]) -> Double {
    let clock = ContinuousClock()
    let duration = clock.measure { FuzzTarget.chosen.run(input) }
    return Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
  }
}

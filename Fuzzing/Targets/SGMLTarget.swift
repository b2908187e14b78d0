internal import BroadsheetCore
internal import Splitting

/// The SGML of Reuters.
enum SGMLTarget {
  static func run(_ input: [UInt8]) {
    let batches = checkChunking(input, Cut(), SplitOptions(format: .reuters))
    check(textCount(batches) <= 2 * input.count + 64, "text is bounded by the input")
    Fuzzing.give(batches)
  }
}

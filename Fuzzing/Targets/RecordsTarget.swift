internal import BroadsheetCore
internal import Decompression
internal import Splitting

/// Any format, given or told from the bytes; with gaps, files of an archive and small limits.
///
/// The first three bytes say how the rest is read, so that new formats are covered as they come.
enum RecordsTarget {
  static func run(_ input: [UInt8]) {
    guard input.count > 3 else { return }
    let formats = DumpFormat.allCases
    let isDetected = input[0] == 0xFF
    var options = SplitOptions(format: isDetected ? nil : formats[Int(input[0]) % formats.count])
    if input[1] & 1 != 0 { options.recordLimit = 16 + 4 * Int(input[1]) }
    options.inflate = Payload.inflate
    let bytes = Array(input[3...])
    var cut = Cut()
    cut.endsTorn = input[1] & 2 != 0
    let place = bytes.count * Int(input[2]) / 256
    if input[1] & 4 != 0 { cut.gap = place }
    if input[1] & 8 != 0 { cut.entry = place / 2 }
    let batches = checkChunking(bytes, cut, options)
    check(textCount(batches) <= 8 * bytes.count + 1024, "text is bounded by the input")
    Fuzzing.give(batches)
  }
}

internal import BroadsheetCore
internal import Decompression
internal import Splitting

/// WARC and WET.
///
/// Where the first byte is odd, records stand between bytes 0x1E and get their Content-Length
/// written: no mutation keeps a number true.
enum WARCTarget {
  private static let separator: UInt8 = 0x1E

  static func run(_ input: [UInt8]) {
    guard input.count > 1 else { return }
    let bytes = input[0] & 1 != 0 ? assembled(input[1...]) : Array(input[1...])
    var options = SplitOptions(format: .warc)
    options.inflate = Payload.inflate
    if input[0] & 2 != 0 { options.recordLimit = 600 }
    let batches = checkChunking(bytes, Cut(), options)
    Fuzzing.give(batches)
  }

  private static func assembled(_ input: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in input.split(separator: separator) { append(record, to: &bytes) }
    return bytes
  }

  /// Writes a record whose header ends at the first blank line; without one, as it stands.
  private static func append(_ record: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    guard let end = headerEnd(record) else { return bytes.append(contentsOf: record) }
    bytes.append(contentsOf: record[..<end])
    bytes.append(contentsOf: "\r\nContent-Length: \(record.endIndex - end - 4)".utf8)
    bytes.append(contentsOf: record[end...])
    bytes.append(contentsOf: "\r\n\r\n".utf8)
  }

  private static func headerEnd(_ record: ArraySlice<UInt8>) -> Int? {
    record.indices.first { record[$0...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) }
  }
}

internal import BroadsheetCore
internal import Splitting

/// Tables: arbitrary bytes behind a header, and tables that the input writes in a dialect.
///
/// The first byte says which. Whatever blocks there are, the records are the same; what a writer put
/// into a table comes out of it, and nothing else.
enum CSVTarget {
  static func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    if first < 0x80 { raw(input.dropFirst(), first) } else { written(input.dropFirst(), first) }
  }

  /// Bytes as they are; some under a header, some with columns that are named.
  private static func raw(_ input: ArraySlice<UInt8>, _ choice: UInt8) {
    let headers = [
      "", "id,title,text\n", "title\ttext\n", "sep=;\nid;title;text\r", "'title','text'\n",
    ]
    var options = SplitOptions(format: choice & 1 == 0 ? .csv : nil)
    options.describesFields = choice & 2 != 0
    if choice & 4 != 0 { options.recordLimit = 64 }
    if choice & 8 != 0 { options.columns = ["title", "-", "text"] }
    let bytes = Array(headers[Int(choice >> 4) % headers.count].utf8) + input
    var cut = Cut()
    if let place = input.last, choice & 0x40 != 0 { cut.gap = Int(place) % (bytes.count + 1) }
    let batches = checkChunking(bytes, cut, options)
    check(textCount(batches) <= 8 * bytes.count + 1024, "text is bounded by the input")
    Fuzzing.give(batches)
  }

  /// A table whose cells are the input's lines of three, in quotes.
  private static func written(_ input: ArraySlice<UInt8>, _ choice: UInt8) {
    let separator = Array(",;|\t".utf8)[Int(choice) & 3]
    let end: [UInt8] = choice & 4 == 0 ? [0x0A] : [0x0D, 0x0A]
    let isEscaped = choice & 8 != 0
    let cells = input.split(separator: 0).map { cell in
      [UInt8(ascii: "x")] + cell.filter { $0 != 0x5C } + [UInt8(ascii: "x")]
    }
    let rows = stride(from: 0, to: cells.count - cells.count % 3, by: 3).map {
      Array(cells[$0..<$0 + 3])
    }
    let header = ["id", "title", "text"].map { Array($0.utf8) }
    var dump: [UInt8] = []
    for row in [header] + rows {
      let written = row.map { quoted($0, isEscaped: isEscaped) }
      dump += Array(written.joined(separator: [separator])) + end
    }
    let batches = checkChunking(dump, Cut(), SplitOptions(format: .csv))
    let read = batches.flatMap { batch in
      batch.articles.map { [Array(batch.text[$0.id.bounds])] }
    }
    check(report(of: batches).isClean, "a table that is written well is read well")
    check(read == rows.map { [$0[0]] }, "the rows are those that were written")
    Fuzzing.give(batches)
  }

  private static func quoted(_ cell: [UInt8], isEscaped: Bool) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let escape = isEscaped ? UInt8(ascii: "\\") : quote
    return [quote] + cell.flatMap { $0 == quote ? [escape, quote] : [$0] } + [quote]
  }
}

import BroadsheetCore

/// Reads dumps of one JSON object a line.
///
/// A line ends at LF and nowhere else.
struct JSONLines: RecordReader {
  private var object: JSONObjectReader

  init(keys: JSONKeys) {
    object = JSONObjectReader(keys: keys)
  }

  mutating func begin(in window: Window, followsGap: Bool) {}

  mutating func end(of window: inout Window) -> Int? {
    window.search(for: lineFeed) ? window.searched : nil
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    object.read(piece, of: bytes, into: &batch)
  }
}

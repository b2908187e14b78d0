/// RFC 4180 by the letter, and nothing more: what a strict reader makes of our CSV.
enum CSVReader {
  struct Malformed: Error, Equatable {
    let offset: Int
  }

  static func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var reader = State(bytes: bytes)
    var rows: [[String]] = []
    while reader.position < bytes.count { rows.append(try reader.row()) }
    return rows
  }

  private struct State {
    let bytes: [UInt8]
    var position = 0

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Cells divided by commas, ended by CR LF.
    mutating func row() throws -> [String] {
      var cells = [try cell()]
      while next == UInt8(ascii: ",") {
        position += 1
        cells.append(try cell())
      }
      guard next == 0x0D, bytes[position...].dropFirst().first == 0x0A else {
        throw Malformed(offset: position)
      }
      position += 2
      return cells
    }

    private mutating func cell() throws -> String {
      guard next == UInt8(ascii: "\"") else { return try plainCell() }
      var text: [UInt8] = []
      position += 1
      while let byte = next {
        position += 1
        if byte == UInt8(ascii: "\"") {
          guard next == UInt8(ascii: "\"") else { return String(decoding: text, as: UTF8.self) }
          position += 1
        }
        text.append(byte)
      }
      throw Malformed(offset: position)
    }

    private mutating func plainCell() throws -> String {
      let start = position
      while let byte = next, !",\r\n".utf8.contains(byte) {
        guard byte != UInt8(ascii: "\"") else { throw Malformed(offset: position) }
        position += 1
      }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
  }
}

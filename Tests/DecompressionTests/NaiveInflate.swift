import BroadsheetTestSupport

/// A reader of gzip files that sees the whole file and takes one bit at a time, after zlib's `puff`:
/// the twin of `Inflater` on all that precedes the first fault.
struct NaiveInflate {
  private enum Fault: Error { case end, corrupt }

  private let file: [UInt8]
  private var position = 0
  private var bit = 0
  private var text: [UInt8] = []
  /// Where the text of the present member begins.
  private var start = 0

  /// The text of all members up to the first fault, and whether there was one.
  static func read(_ file: [UInt8]) -> (text: [UInt8], isWhole: Bool) {
    var reader = NaiveInflate(file: file)
    do {
      while reader.position < file.count { try reader.readMember() }
      return (reader.text, true)
    } catch {
      return (reader.text, false)
    }
  }

  private init(file: [UInt8]) {
    self.file = file
  }

  private mutating func readMember() throws(Fault) {
    try skipHeader()
    start = text.count
    bit = 0
    while try !readBlock() {}
    endByte()
    let crc = try word(4)
    guard crc == Checksum.crc32(text[start...]), try word(4) == UInt32(text.count - start)
    else { throw .corrupt }
  }

  private mutating func skipHeader() throws(Fault) {
    guard try word(3) == 0x08_8B1F else { throw .corrupt }
    let flags = try byte()
    guard flags < 0x20 else { throw .corrupt }
    for _ in 0..<6 { _ = try byte() }
    if flags & 4 != 0 {
      for _ in 0..<(try word(2)) { _ = try byte() }
    }
    if flags & 8 != 0 { while try byte() != 0 {} }
    if flags & 16 != 0 { while try byte() != 0 {} }
    if flags & 2 != 0 { _ = try word(2) }
  }

  /// Reads a block; returns whether it was the last one.
  private mutating func readBlock() throws(Fault) -> Bool {
    let isLast = try bits(1) == 1
    switch try bits(2) {
    case 0: try readStored()
    case 1: try readCodes(NaiveInflate.fixedLengths, NaiveInflate.fixedDistances)
    case 2:
      let (lengths, distances) = try readTables()
      try readCodes(lengths, distances)
    default: throw .corrupt
    }
    return isLast
  }

  private mutating func readStored() throws(Fault) {
    endByte()
    let count = try word(2)
    guard try word(2) == ~count & 0xFFFF else { throw .corrupt }
    for _ in 0..<count { text.append(try byte()) }
  }

  private mutating func readCodes(_ lengths: Huffman, _ distances: Huffman) throws(Fault) {
    while true {
      let symbol = try decode(lengths)
      if symbol < 256 { text.append(UInt8(symbol)) }
      if symbol == 256 { return }
      if symbol > 256 { try copy(symbol - 257, distances) }
    }
  }

  private mutating func copy(_ symbol: Int, _ distances: Huffman) throws(Fault) {
    guard symbol < 29 else { throw .corrupt }
    let length = Self.lengthBases[symbol] + (try bits(Self.lengthBits[symbol]))
    let code = try decode(distances)
    guard code < 30 else { throw .corrupt }
    let distance = Self.distanceBases[code] + (try bits(max(0, code / 2 - 1)))
    guard distance <= text.count - start else { throw .corrupt }
    for _ in 0..<length { text.append(text[text.count - distance]) }
  }

  private mutating func readTables() throws(Fault) -> (Huffman, Huffman) {
    let lengthCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let codeCount = try bits(4) + 4
    guard lengthCount <= 286, distanceCount <= 30 else { throw .corrupt }
    var codes = [Int](repeating: 0, count: 19)
    for symbol in Self.codeOrder.prefix(codeCount) { codes[symbol] = try bits(3) }
    let table = Huffman(codes)
    guard table.isValid(mayBeSingle: false) else { throw .corrupt }
    var lengths: [Int] = []
    while lengths.count < lengthCount + distanceCount {
      let symbol = try decode(table)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .corrupt }
        lengths += Array(repeating: last, count: try bits(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try bits(3) + 3)
      case 18: lengths += Array(repeating: 0, count: try bits(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == lengthCount + distanceCount, lengths[256] > 0 else { throw .corrupt }
    let literals = Huffman(Array(lengths[..<lengthCount]))
    let distances = Huffman(Array(lengths[lengthCount...]))
    guard literals.isValid(mayBeSingle: true), distances.isValid(mayBeSingle: true)
    else { throw .corrupt }
    return (literals, distances)
  }
}

// MARK: - Bits

extension NaiveInflate {
  /// A canonical code: how many codes each length has, and the symbols in order.
  struct Huffman {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in 1...15 {
        let ofLength = lengths.indices.filter { lengths[$0] == length }
        counts[length] = ofLength.count
        symbols += ofLength
      }
    }

    /// No code is given twice, and none is left over but beside a single one, as zlib has it.
    func isValid(mayBeSingle: Bool) -> Bool {
      var left = 1
      for length in 1...15 {
        left = left * 2 - counts[length]
        if left < 0 { return false }
      }
      return left == 0 || symbols.isEmpty || mayBeSingle && counts[1] == symbols.count
    }
  }

  private mutating func decode(_ table: Huffman) throws(Fault) -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= try bits(1)
      let count = table.counts[length]
      if code - count < first { return table.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .corrupt
  }

  private mutating func bits(_ count: Int) throws(Fault) -> Int {
    var value = 0
    for index in 0..<count {
      guard position < file.count else { throw .end }
      value |= Int(file[position] >> UInt8(bit) & 1) << index
      bit += 1
      if bit == 8 { endByte() }
    }
    return value
  }

  /// Goes to the next whole byte.
  private mutating func endByte() {
    if bit > 0 { position += 1 }
    bit = 0
  }

  private mutating func byte() throws(Fault) -> UInt8 {
    guard position < file.count else { throw .end }
    defer { position += 1 }
    return file[position]
  }

  private mutating func word(_ count: Int) throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for index in 0..<count { value |= UInt32(try byte()) << UInt32(8 * index) }
    return value
  }

  private static let fixedLengths = Huffman(
    (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
  )
  private static let fixedDistances = Huffman(Array(repeating: 5, count: 30))
  private static let codeOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengthBits = (0..<29).map { $0 < 8 || $0 == 28 ? 0 : $0 / 4 - 1 }
  private static let lengthBases = (0..<29).map { code in
    code == 28 ? 258 : 3 + lengthBits[..<code].reduce(0) { $0 + (1 << $1) }
  }
  private static let distanceBases = (0..<30).map { code in
    (0..<code).reduce(1) { $0 + (1 << max(0, $1 / 2 - 1)) }
  }
}

package import BroadsheetCore

/// The head of a segment: its dump and articles, and the places of its sections.
///
/// A segment is an immutable piece of the index of one dump, as in Lucene: the postings of
/// consecutive articles, and their forms in the order of their names. Two hashes cover it. All of
/// its numbers are its own, so that any segments make an index together.
package struct SegmentHeader: Sendable, Equatable {
  /// The parts of a segment, in their order.
  package enum Section: Int, CaseIterable, Sendable {
    case report, sources, forms, articles, sketches, contexts
  }

  /// Index of the dump in the whole list of dumps.
  package var file: Int
  /// `IndexPlan.Input.id`: two lists have dumps of one index.
  package var input: Int
  /// Number of the segment in its dump, from 0.
  package var number: Int
  /// Batches of the dump in this segment and those before it.
  package var batches: Int
  /// The dump has no more.
  package var isLast: Bool
  package var articles: Int
  /// Those of the segments before it, too.
  package var articlesSoFar: Int
  package var forms: Int
  package var mentions: Int
  /// Bytes of each section.
  package var lengths: [Int]
  /// Hash of all sections.
  package var hash: UInt64

  /// Identifies a dump.
  package struct Dump: Hashable, Sendable {
    package var file: Int
    package var id: Int
  }

  /// Whose articles these are.
  package var dump: Dump { Dump(file: file, id: input) }

  /// Reads "BSsegmt2".
  static let magic: UInt64 = 0x4253_7365_676D_7432
  /// Bytes of a header.
  package static let size = 8 * (12 + Section.allCases.count)

  /// Bytes of all sections.
  package var bodyLength: Int { lengths.reduce(0, +) }

  /// Where a section begins, from the start of the header.
  package func offset(of section: Section) -> Int {
    lengths[..<section.rawValue].reduce(Self.size, +)
  }

  package func length(of section: Section) -> Int { lengths[section.rawValue] }

  package var encoded: [UInt8] {
    var out: [UInt8] = []
    out.append(word: Self.magic)
    let numbers =
      [file, input, number, batches, isLast ? 1 : 0, articles, articlesSoFar, forms, mentions]
      + lengths
    for number in numbers { out.append(word: number) }
    out.append(word: hash)
    out.append(word: ByteScan.hash(out.span, 0..<out.count, seed: 0))
    return out
  }

  /// The header that `bytes` begin with.
  package init(decoding bytes: [UInt8]) throws(ByteCodingError) {
    var decoder = ByteDecoder(bytes)
    guard bytes.count >= Self.size, (try decoder.word() as UInt64) == Self.magic
    else { throw ByteCodingError() }
    var numbers: [Int] = []
    for _ in 0..<(9 + Section.allCases.count) {
      let number: Int = try decoder.word()
      guard (0..<(1 << 48)).contains(number) else { throw ByteCodingError() }
      numbers.append(number)
    }
    let hash: UInt64 = try decoder.word()
    let own = ByteScan.hash(bytes.span, 0..<decoder.position, seed: 0)
    guard (try decoder.word() as UInt64) == own else { throw ByteCodingError() }
    self.init(numbers, hash: hash)
    guard isPlausible else { throw ByteCodingError() }
  }

  /// Whether the sections can hold what the header says: readers rely on its numbers.
  private var isPlausible: Bool {
    guard lengths.allSatisfy({ $0 <= Self.longestSection }) else { return false }
    // The fewest bytes that an article and a form take.
    return articles <= length(of: .articles) / 7 && forms <= length(of: .forms) / 5
  }

  /// A section is read at once; those that are written are some hundred times smaller.
  private static let longestSection = 1 << 30

  private init(_ numbers: [Int], hash: UInt64) {
    (file, input) = (numbers[0], numbers[1])
    (number, batches, isLast) = (numbers[2], numbers[3], numbers[4] == 1)
    (articles, articlesSoFar, forms, mentions) = (numbers[5], numbers[6], numbers[7], numbers[8])
    lengths = Array(numbers[9...])
    self.hash = hash
  }

  init(of builder: SegmentBuilder, isLast: Bool, mentions: Int, lengths: [Int], hash: UInt64) {
    (file, input) = (builder.dump.file, builder.dump.id)
    (number, batches) = (builder.number, builder.batches)
    self.isLast = isLast
    articles = builder.articles.count
    articlesSoFar = builder.articlesSoFar
    forms = builder.forms.count
    self.mentions = mentions
    self.lengths = lengths
    self.hash = hash
  }
}

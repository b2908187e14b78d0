/// Generates one corpus: the dump and the truth about it.
package struct Corpus: Sendable {
  package let options: CorpusOptions

  package init(_ options: CorpusOptions) {
    self.options = options
  }

  /// Writes `base.jsonl.gz`, or the name for another format and container, and the truth files.
  ///
  /// Without `truth`, writes only the dump. Returns the newsroom, which has the totals.
  @discardableResult
  package func write(to base: String, truth: Bool = true) throws(FileError) -> Newsroom {
    var newsroom = Newsroom(options)
    var dump = try DumpWriter(path: base + suffix, options)
    while wantsMore(newsroom.articles, dump.bytes) { try dump.add(newsroom.next()) }
    try dump.finish()
    if truth { try writeTruth(newsroom, base) }
    return newsroom
  }

  /// Writes articles until they have `names` distinct names; without `truth`, only the totals, too.
  @discardableResult
  package func write(
    distinct names: Int,
    to base: String,
    truth: Bool = true
  ) throws(FileError) -> DistinctNewsroom {
    var newsroom = DistinctNewsroom(options, goal: names, truth: truth)
    var dump = try DumpWriter(path: base + suffix, options)
    while !newsroom.isDone, wantsMore(newsroom.articles, dump.bytes) {
      try dump.add(newsroom.next())
    }
    try dump.finish()
    try write(newsroom.totals(), to: base + ".totals.json")
    guard truth else { return newsroom }
    let tables = newsroom.tables()
    try write(tables.truth, to: base + ".truth.tsv")
    try write(tables.names, to: base + ".names.tsv")
    return newsroom
  }

  package var suffix: String {
    "." + options.format.suffix + (options.container == .plain ? "" : ".gz")
  }

  private func wantsMore(_ articles: Int, _ bytes: Int) -> Bool {
    articles < options.articles ?? .max && bytes < options.bytes ?? .max
  }

  private func writeTruth(_ newsroom: Newsroom, _ base: String) throws(FileError) {
    let truth = TruthWriter(newsroom)
    try write(truth.table(), to: base + ".truth.tsv")
    try write(truth.names(), to: base + ".names.tsv")
    try write(truth.totals(), to: base + ".totals.json")
    guard options.isPlanted else { return }
    let tables = EntityTables(newsroom)
    try write(newsroom.copies(), to: base + ".copies.tsv")
    try write(tables.entities(), to: base + ".entities.tsv")
    try write(tables.daily(), to: base + ".daily.tsv")
    try write(tables.bySource(), to: base + ".sources.tsv")
    if options.aliases { try write(tables.aliases(), to: base + ".aliases.tsv") }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try OutputFile(path: path)
    try file.write(bytes[...])
    try file.close()
  }
}

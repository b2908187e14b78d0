import ArgumentParser
import CorpusKit

/// `make-corpus generate`: writes a dump, its truth, its dictionary and its totals.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a dump and the exact counts of its mentions."
  )

  @Option(help: "jsonl, dated, reuters, warc, wet, gigaword, json, csv or rss.")
  var format = CorpusFormat.jsonl
  @Option(help: "ascii or typographic.") var profile = CorpusOptions.Profile.ascii
  @Option(help: "plain, gzip, members, split or records.") var container = Container.gzip
  @Option(help: "Number of records to write.") var articles: Int?
  @Option(help: "Uncompressed bytes to write, such as 500KB, 10MB or 2GB.") var size: ByteSize?
  @Option(help: "Seed; the same seed and options give the same bytes.") var seed: UInt64 = 1
  @Option(help: "Mean of the logarithm of words per article.") var mu = 5.6
  @Option(help: "Deviation of the logarithm of words per article.") var sigma = 0.75
  @Option(help: "Uncompressed bytes per gzip member.") var memberSize = ByteSize(bytes: 1 << 20)
  @Option(help: "Compression level, 1 to 9.") var level = 6
  @Option(help: "Number of days of the corpus.") var days = 120
  @Option(help: "Number of publishers.") var sources = 0
  @Option(help: "Syndicated copies, in thousandths of the records.") var copies = 0
  @Option(help: "Least share of passages of five words that copies keep, in thousandths.")
  var resemblance = 600
  @Flag(help: "Use short forms and several spellings of names.")
  var aliases = false
  @Option(help: "Number of different names, up to 5,000,000, in short articles full of them.")
  var distinct: Int?
  @Flag(inversion: .prefixedNo, help: "Write the truth files.") var truth = true
  @Option(name: .shortAndLong, help: "DIR/NAME, without .jsonl.gz and the like.") var output: String

  func validate() throws {
    if articles == nil, size == nil, distinct == nil {
      throw ValidationError("Give --articles, --size or --distinct.")
    }
    if let distinct { try validate(distinct) }
    if !(1...9).contains(level) { throw ValidationError("--level must be 1 to 9.") }
    if days < 1 { throw ValidationError("--days must be positive.") }
    if !(0...10_000).contains(sources) { throw ValidationError("--sources must be 0 to 10000.") }
    if !(0...900).contains(copies) { throw ValidationError("--copies must be 0 to 900.") }
    if memberSize.bytes < 1 { throw ValidationError("--member-size must be positive.") }
    if format == .reuters, profile == .typographic {
      throw ValidationError("Reuters-21578 is plain ASCII: use --profile ascii.")
    }
  }

  private func validate(_ distinct: Int) throws {
    if !(1...5_000_000).contains(distinct) {
      throw ValidationError("--distinct must be 1 to 5000000.")
    }
    if format == .reuters || aliases || copies > 0 {
      throw ValidationError("--distinct does not go with --format reuters, --aliases or --copies.")
    }
  }

  func run() throws {
    let corpus = Corpus(options)
    if let distinct {
      let made = try corpus.write(distinct: distinct, to: output, truth: truth)
      print("\(output)\(corpus.suffix)\t\(made.articles) articles\t\(made.entities) names")
      return
    }
    let made = try corpus.write(to: output, truth: truth)
    print("\(output)\(corpus.suffix)\t\(made.articles) articles\t\(made.mentions) mentions")
  }

  private var options: CorpusOptions {
    var options = CorpusOptions()
    options.format = format
    options.profile = profile
    options.container = container
    options.articles = articles
    options.bytes = size?.bytes
    options.seed = seed
    options.mu = mu
    options.sigma = sigma
    options.memberBytes = memberSize.bytes
    options.level = level
    options.days = days
    options.sources = sources
    options.copies = copies
    options.resemblance = resemblance
    options.aliases = aliases
    return options
  }
}

extension CorpusFormat: ExpressibleByArgument {}
extension CorpusOptions.Profile: ExpressibleByArgument {}
extension Container: ExpressibleByArgument {}

import CorpusKit

func options(
  _ format: CorpusFormat = .jsonl,
  _ profile: CorpusOptions.Profile = .ascii,
  articles: Int = 40,
  seed: UInt64 = 7
) -> CorpusOptions {
  var options = CorpusOptions()
  options.format = format
  options.profile = profile
  options.articles = articles
  options.seed = seed
  return options
}

/// The decompressed bytes of a file.
func contents(_ path: String) throws -> [UInt8] {
  let reader = try GzipReader(path: path)
  var all: [UInt8] = []
  var chunk: [UInt8] = []
  repeat {
    try reader.read(into: &chunk, limit: 1 << 16)
    all += chunk
  } while !chunk.isEmpty
  return all
}

/// Generates in memory: the uncompressed dump and the newsroom that knows the truth.
func generate(_ options: CorpusOptions) -> (dump: [UInt8], newsroom: Newsroom) {
  var newsroom = Newsroom(options)
  var dump = options.format.preamble
  for _ in 0..<(options.articles ?? 0) { options.format.append(newsroom.next(), to: &dump) }
  return (dump + options.format.postamble, newsroom)
}

/// FNV-1a, 64 bits.
func fingerprint(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

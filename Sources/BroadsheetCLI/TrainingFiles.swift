import ArgumentParser
import Broadsheet
import Training

/// The files to train a model with.
struct TrainingFiles: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "Files with gold labels; FILE*N counts N times.",
    completion: .file()
  )
  var train: [String]

  @Option(
    parsing: .upToNextOption,
    help: "Files with machine labels; see --mask.",
    completion: .file()
  )
  var silver: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Files with gold labels to evaluate the model on.",
    completion: .file()
  )
  var dev: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Lists of names: name<TAB>kind, one per line.",
    completion: .file()
  )
  var gazetteer: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Lists of clusters, the best list first: word<TAB>cluster, one per line.",
    completion: .file()
  )
  var clusters: [String] = []

  /// Reads the lists.
  func lists() throws -> WordSources {
    guard clusters.count <= ModelSources.mostClusterLists else {
      throw UsageError(
        description: "too many lists of clusters (\(clusters.count)): give at most 3"
      )
    }
    var lists = WordSources()
    for file in clusters { lists.add(clusters: try Self.bytes(file)) }
    if !gazetteer.isEmpty { lists.add(names: try gazetteer.map(Self.bytes)) }
    return lists
  }

  /// Reads the labelled texts.
  func addTexts(to sources: inout ModelSources, _ options: TrainingOptions) throws {
    for (files, isSilver) in [(train, false), (silver, true)] {
      for argument in files {
        let (file, weight) = try Self.weighted(argument)
        var text = try Self.labels(file)
        if options.headlines > 0 { text.recase(share: options.headlines, seed: options.seed) }
        sources.add(text, weight: weight, isSilver: isSilver)
      }
    }
  }

  /// Splits `FILE*N`.
  private static func weighted(_ argument: String) throws -> (file: String, weight: Double) {
    guard let star = argument.lastIndex(of: "*") else { return (argument, 1) }
    guard let weight = Double(argument[argument.index(after: star)...]), weight > 0, weight <= 100
    else {
      throw UsageError(description: "\(argument): write a number above 0 and up to 100 after *")
    }
    return (String(argument[..<star]), weight)
  }

  private static func labels(_ file: String) throws -> LabelledText {
    let bytes = try bytes(file)
    do throws(LabelledTextError) {
      return try LabelledText(parsing: bytes)
    } catch {
      throw UsageError(description: "\(file), \(error)")
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] { try Dump(path: path).bytes() }
}

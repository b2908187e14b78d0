import ArgumentParser
import Broadsheet

/// What finds the entities, for every command that looks for them.
struct TaggerOptions: ParsableArguments {
  /// The ways of `--tagger`.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case model, dictionary
  }

  @Option(help: "model finds mentions by their use, dictionary the names of lists only.")
  var tagger: Kind = .model

  @Option(
    name: .customLong("model"),
    help: "Model to use instead of the built-in one, made by train.",
    completion: .file()
  )
  var modelFile: String?

  @Option(
    name: .customLong("dictionary"),
    help: "Names to look for: name<TAB>type[<TAB>canonical] a line. They win over all else.",
    completion: .file()
  )
  var dictionaryFile: String?

  @Flag(name: .customLong("no-gazetteer"), help: "Look only for the names of --dictionary.")
  var withoutGazetteer = false

  @Option(
    help: "Types to report, such as PER,ORG.",
    completion: .list(["PER", "ORG", "LOC", "MISC"])
  )
  var types: String?

  func validate() throws {
    if withoutGazetteer, dictionaryFile == nil {
      throw ValidationError("--no-gazetteer leaves nothing to look for: add --dictionary FILE")
    }
    if modelFile != nil, withoutGazetteer || tagger == .dictionary {
      throw ValidationError("--model FILE and a tagger without a model exclude each other")
    }
  }

  func entityTagger() throws -> EntityTagger {
    let names = try dictionaryFile.map { try InputFinder.bytes(ofFile: $0) }
    return try EntityTagger(
      try method(),
      dictionary: names,
      types: wanted,
      described: described
    )
  }

  private func method() throws -> EntityTagger.Method {
    if let modelFile { return .customModel(try InputFinder.bytes(ofFile: modelFile)) }
    if withoutGazetteer { return .nothing }
    return tagger == .dictionary ? .names : .model
  }

  /// The tags of `--types`; nil for all of them.
  var wanted: Set<String>? {
    types.map { Set($0.split(separator: ",").map { $0.uppercased() }) }
  }

  /// What was asked for, as the manifest shows it.
  var described: [Setting] {
    var pairs: [Setting] = []
    if tagger != .model { pairs.append(("tagger", tagger.rawValue)) }
    if let modelFile { pairs.append(("model", modelFile)) }
    if let dictionaryFile { pairs.append(("dictionary", dictionaryFile)) }
    if withoutGazetteer { pairs.append(("no-gazetteer", "true")) }
    if let types { pairs.append(("types", types)) }
    return pairs
  }
}

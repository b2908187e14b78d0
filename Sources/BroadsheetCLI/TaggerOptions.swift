import ArgumentParser
import Broadsheet

/// The options of the tagger, for every command that looks for entities.
struct TaggerOptions: ParsableArguments {
  /// The values of `--tagger`.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case model, dictionary
  }

  @Option(help: "Find names by context (model) or only from lists (dictionary).")
  var tagger: Kind = .model

  @Option(
    name: .customLong("model"),
    help: "Model file from train, instead of the built-in model.",
    completion: .file()
  )
  var modelFile: String?

  @Option(
    name: .customLong("dictionary"),
    help:
      "File of names that take precedence: name<TAB>type[<TAB>canonical], one per line.",
    completion: .file()
  )
  var dictionaryFile: String?

  @Flag(name: .customLong("no-gazetteer"), help: "Find only the names in --dictionary.")
  var withoutGazetteer = false

  @Option(
    help: "Only entities of these types, such as PER,ORG.",
    completion: .list(["PER", "ORG", "LOC", "MISC"])
  )
  var types: String?

  func validate() throws {
    if withoutGazetteer, dictionaryFile == nil {
      throw ValidationError("--no-gazetteer needs your own names: add --dictionary FILE")
    }
    if modelFile != nil, withoutGazetteer || tagger == .dictionary {
      throw ValidationError(
        "--model does not go with --no-gazetteer or --tagger dictionary: remove one"
      )
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

  /// The options, as the manifest shows them.
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

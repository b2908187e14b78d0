import ArgumentParser
import Broadsheet

/// What finds the entities, for every command that looks for them.
struct TaggerOptions: ParsableArguments {
  @Option(
    name: .customLong("dictionary"),
    help: "Names to look for: name<TAB>type[<TAB>canonical] a line. They win over built-in names."
  )
  var dictionaryFile: String?

  @Option(name: .customLong("model"), help: "Model to find mentions by, made by train.")
  var modelFile: String?

  @Flag(name: .customLong("no-gazetteer"), help: "Look only for the names of --dictionary.")
  var withoutGazetteer = false

  @Option(help: "Types to report, such as PER,ORG.") var types: String?

  func validate() throws {
    if withoutGazetteer, dictionaryFile == nil {
      throw ValidationError("--no-gazetteer leaves nothing to look for: add --dictionary FILE")
    }
  }

  func tagger() throws -> EntityTagger {
    let names = try dictionaryFile.map { try InputFinder.bytes(ofFile: $0) }
    if let modelFile {
      let model = try InputFinder.bytes(ofFile: modelFile)
      return try EntityTagger(model: model, dictionary: names, types: wanted)
    }
    return try EntityTagger(dictionary: names, types: wanted, builtIn: !withoutGazetteer)
  }

  /// The tags of `--types`; nil for all of them.
  var wanted: Set<String>? {
    types.map { Set($0.split(separator: ",").map { $0.uppercased() }) }
  }

  /// What was asked for, as the manifest shows it.
  var described: [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    if let dictionaryFile { pairs.append(("dictionary", dictionaryFile)) }
    if withoutGazetteer { pairs.append(("no-gazetteer", "true")) }
    if let types { pairs.append(("types", types)) }
    return pairs
  }
}

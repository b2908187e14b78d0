internal import BroadsheetCore
internal import Normalization
internal import Synchronization
internal import Tables
internal import Tagging

/// Finds entities: by a model of how names are used, by lists of names, or by both.
///
/// A class, as every public type is that keeps a module's values: a caller then never depends on
/// their layout (docs/decisions/0001).
public final class EntityTagger: Sendable {
  /// What finds mentions beside the names of the user's dictionary.
  public enum Method: Sendable {
    /// The model that comes with the program.
    case model
    /// A compiled model, as `broadsheet train` writes it.
    case customModel([UInt8])
    /// The built-in lists of names alone: faster, but finds no other name.
    case names
    /// Nothing: only the names of the dictionary are found.
    case nothing
  }

  /// The options, as manifests show them.
  let described: [Setting]
  /// Digests of the user's list and model: a file of the same name may have changed.
  let contents: [Setting]
  /// The languages that its model reads; nil without a model.
  let languages: Set<Language>?
  private let types: Set<EntityType>
  private let names: Gazetteer?
  private let model: TaggingModel?
  /// Whether to use the built-in model, which is loaded when it is first needed.
  private let usesBuiltInModel: Bool
  private let ready = Mutex<TaggingModel?>(nil)

  /// A tagger that finds mentions by `method`; the names of `dictionary` always win.
  ///
  /// - Parameters:
  ///   - method: what finds the others.
  ///   - dictionary: UTF-8 lines `name<TAB>type[<TAB>canonical]`, types PER, ORG, LOC or MISC.
  ///   - types: the tags to report; all of them where it is nil.
  /// - Throws: `BroadsheetError` of kind `usage` with the first bad line of the list, or if the
  ///   model is none or is damaged.
  public convenience init(
    _ method: Method = .model,
    dictionary: [UInt8]? = nil,
    types: Set<String>? = nil
  ) throws {
    var described = method.described
    if let types { described.append(("types", types.sorted().joined(separator: ","))) }
    try self.init(method, dictionary: dictionary, types: types, described: described)
  }

  /// As `init(_:dictionary:types:)`, with the names of the caller for what it asks for, such as those of
  /// files.
  package init(
    _ method: Method,
    dictionary: [UInt8]?,
    types: Set<String>?,
    described: [Setting]
  ) throws {
    self.described = described
    contents = method.contents + (dictionary.map { [("dictionary-hash", digest(of: $0))] } ?? [])
    self.types = try types.map { Set(try $0.map(Self.type(tag:))) } ?? Set(EntityType.allCases)
    languages = method.hasModel ? TaggingModel.languages : nil
    var names: Gazetteer?
    if case .names = method { names = try Self.builtInLists() }
    if let dictionary { names = try Self.gazetteer(dictionary, besides: names) }
    self.names = names
    if case .customModel(let bytes) = method { model = try Self.model(bytes) } else { model = nil }
    if case .model = method { usesBuiltInModel = true } else { usesBuiltInModel = false }
  }

  /// Its name in manifests.
  package var name: String { (try? loadedModel())?.name ?? "dictionary" }

  /// The tagger itself, made by the first call: some ten milliseconds with the built-in model, in
  /// which a run reads its first blocks.
  ///
  /// It holds about so many words of the model.
  func recognizer(words: Int? = nil) throws -> any EntityRecognizer {
    Tagger(model: try loadedModel(), dictionary: names, types: types, words: words)
  }

  private func loadedModel() throws -> TaggingModel? {
    try ready.withLock { ready in
      if ready == nil { ready = usesBuiltInModel ? try Self.builtInModel() : model }
      return ready
    }
  }

  private static func builtInModel() throws -> TaggingModel {
    do {
      return try .builtIn()
    } catch {
      throw BroadsheetError(.internalFault, "the built-in model is damaged: install it again")
    }
  }

  private static func model(_ bytes: [UInt8]) throws -> TaggingModel {
    do {
      return try TaggingModel(encoded: bytes.span)
    } catch .foreign {
      throw BroadsheetError(
        .usage,
        "this version cannot read the model: train it again with broadsheet train"
      )
    } catch {
      throw BroadsheetError(
        .usage,
        "the model is damaged: its checksum does not match; copy it again"
      )
    }
  }

  private static func type(tag: String) throws -> EntityType {
    guard let type = EntityType(tag: tag.uppercased()) else {
      let hint = NameLikeness.hint(for: tag, among: EntityType.allCases.map(\.tag))
      throw BroadsheetError(
        .usage,
        "unknown entity type '\(tag)': use PER, ORG, LOC or MISC\(hint)"
      )
    }
    return type
  }

  private static func gazetteer(_ list: [UInt8], besides others: Gazetteer?) throws -> Gazetteer {
    var builder = GazetteerBuilder()
    do {
      // Names are compared with normalized text, so they are normalized alike.
      try builder.add(list: Normalizer.normalized(list))
    } catch {
      throw BroadsheetError(.usage, "dictionary line \(error.line): \(explanation(error.reason))")
    }
    if let others { builder.add(others) }
    return builder.build()
  }

  private static func builtInLists() throws -> Gazetteer {
    do {
      return try .builtIn()
    } catch {
      throw BroadsheetError(.internalFault, "the built-in names are damaged: install them again")
    }
  }

  private static func explanation(_ reason: NameListError.Reason) -> String {
    switch reason {
    case .noType: "no type: expected name<TAB>type, with type PER, ORG, LOC or MISC"
    case .unknownType: "unknown type: expected PER, ORG, LOC or MISC"
    case .noName: "no usable name: a name has 1 to 24 words"
    case .unknownContexts: "unknown contexts: expected a number from 0 to 15"
    }
  }
}

extension EntityTagger.Method {
  /// As manifests show it; the usual one goes without saying.
  fileprivate var described: [Setting] {
    switch self {
    case .model: []
    case .customModel: [("model", "custom")]
    case .names: [("tagger", "dictionary")]
    case .nothing: [("no-gazetteer", "true")]
    }
  }

  fileprivate var hasModel: Bool {
    switch self {
    case .model, .customModel: true
    case .names, .nothing: false
    }
  }

  fileprivate var contents: [Setting] {
    guard case .customModel(let bytes) = self else { return [] }
    return [("model-hash", digest(of: bytes))]
  }
}

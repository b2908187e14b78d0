internal import BroadsheetCore
internal import Normalization
internal import Tagging

/// Finds entities: the built-in gazetteer, names of one's own, or both.
///
/// A class, as every public type is that keeps a room's values: a caller then never depends on
/// their layout (docs/decisions/0001).
public final class EntityTagger: Sendable {
  let tagger: Tagger

  /// A tagger that knows the built-in names and those of `dictionary`, which win.
  ///
  /// - Parameters:
  ///   - dictionary: UTF-8 lines `name<TAB>type[<TAB>canonical]`, types PER, ORG, LOC or MISC.
  ///   - types: the tags to report; all of them where it is nil.
  ///   - builtIn: whether the built-in names are known.
  /// - Throws: `BroadsheetError` of kind `usage` with the first bad line of the list.
  public init(dictionary: [UInt8]? = nil, types: Set<String>? = nil, builtIn: Bool = true) throws {
    let known = Set(try (types ?? []).map(Self.type(tag:)))
    let gazetteer = try Self.gazetteer(dictionary, builtIn: builtIn)
    tagger = Tagger(
      dictionary: gazetteer,
      types: types == nil ? Set(EntityType.allCases) : known
    )
  }

  /// A tagger that finds mentions by a model; the names of `dictionary` win.
  ///
  /// - Parameter model: a compiled model, as `broadsheet train` writes it.
  package init(model: [UInt8], dictionary: [UInt8]? = nil, types: Set<String>? = nil) throws {
    let known = Set(try (types ?? []).map(Self.type(tag:)))
    let loaded: TaggingModel
    do {
      loaded = try TaggingModel(encoded: model.span)
    } catch .foreign {
      throw BroadsheetError(.usage, "the model is no Broadsheet model of this version")
    } catch {
      throw BroadsheetError(.usage, "the model is damaged: its checksum does not fit")
    }
    tagger = Tagger(
      model: loaded,
      dictionary: try dictionary.map { try Self.gazetteer($0, builtIn: false) },
      types: types == nil ? Set(EntityType.allCases) : known
    )
  }

  private static func type(tag: String) throws -> EntityType {
    guard let type = EntityType(tag: tag.uppercased()) else {
      throw BroadsheetError(.usage, "unknown entity type '\(tag)': use PER, ORG, LOC or MISC")
    }
    return type
  }

  private static func gazetteer(_ dictionary: [UInt8]?, builtIn: Bool) throws -> Gazetteer {
    let lists = builtIn ? try builtInLists() : .empty
    guard let dictionary else { return lists }
    var builder = GazetteerBuilder()
    do {
      // Names are compared with normalized text, so they are normalized alike.
      try builder.add(list: Normalizer.normalized(dictionary))
    } catch {
      throw BroadsheetError(.usage, "dictionary line \(error.line): \(explanation(error.reason))")
    }
    builder.add(lists)
    return builder.build()
  }

  private static func builtInLists() throws -> Gazetteer {
    do {
      return try .builtIn()
    } catch {
      throw BroadsheetError(.internalFault, "the built-in gazetteer is damaged: build again")
    }
  }

  private static func explanation(_ reason: NameListError.Reason) -> String {
    switch reason {
    case .noType: "no type: expected name<TAB>type, with type PER, ORG, LOC or MISC"
    case .unknownType: "unknown type: expected PER, ORG, LOC or MISC"
    case .noName: "no name to look for: a name is one to 24 words"
    case .unknownContexts: "unknown contexts: expected a number from 0 to 15"
    }
  }
}

internal import BroadsheetCore

/// Which names stand for which entities, over the whole corpus.
///
/// A pure function of the complete table of forms. Memory grows with the names that are merged, not with
/// those that are not.
struct Merges {
  /// A name of the same spelling but for case, accents, stops: the commonest of its kind.
  var spelling: [UInt32: UInt32] = [:]
  /// A short form, and the full name that it nearly always stands for.
  var usual: [UInt32: UInt32] = [:]
  /// Short forms that stand for several.
  var ambiguous: Set<UInt32> = []
  /// What the user's list says.
  var listed: [UInt32: UInt32] = [:]
  /// Names that the user does not want to see.
  var stopped: Set<UInt32> = []

  /// The entity of a name, and why it is not the name itself.
  func entity(of name: UInt32) -> (entity: UInt32, rule: AliasRule) {
    if let target = listed[name] { return (target, .list) }
    let spelled = spelling[name] ?? name
    let full = usual[spelled] ?? spelled
    let entity = spelling[full] ?? full
    if let target = listed[entity] { return (target, .list) }
    guard entity != name else { return (name, .none) }
    return (entity, full == spelled ? .spelling : .usual)
  }
}

internal import Tables

/// Looks up entities in the tables of a run.
package struct EntityLookup {
  private let folder: TableFolder

  /// Throws if the folder has no tables of a finished run.
  package init(folder: String) throws { self.folder = try TableFolder(folder) }

  /// Returns what the tables say about the entity of a name, with this type or with the type of the
  /// most mentions; nil if no entity matches.
  package func view(of name: String, type: String? = nil) throws -> EntityView? {
    try EntityFinder(folder, name, type: type).find().map { try EntityView($0, in: folder) }
  }

  /// Returns a line that says that no entity matches, and suggests similar names.
  package func apology(for name: String, type: String? = nil) throws -> String {
    let what =
      "no entity matches '\(TextWriter.shown(name))'" + (type.map { " with type \($0)" } ?? "")
    if type != nil, let other = try EntityFinder(folder, name, type: nil).find() {
      return
        "\(what); found '\(TextWriter.shown(other.name))' with type \(TextWriter.shown(other.type))"
    }
    let names = try EntityFinder(folder, name, type: type).suggestions()
    guard !names.isEmpty else { return what }
    return
      "\(what); did you mean \(names.map { "'\(TextWriter.shown($0))'" }.joined(separator: ", "))?"
  }
}

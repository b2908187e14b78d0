internal import Tables

/// The tables of a run, to look up what they say about an entity.
package struct EntityLookup {
  private let folder: TableFolder

  /// Throws where the folder holds no tables of a finished run.
  package init(folder: String) throws { self.folder = try TableFolder(folder) }

  /// What the tables say about the entity that a name means, of one type or of the type with the
  /// most mentions; nil where there is none.
  package func view(of name: String, type: String? = nil) throws -> EntityView? {
    try EntityFinder(folder, name, type: type).find().map { try EntityView($0, in: folder) }
  }

  /// One line that says that there is no such entity, and what may have been meant.
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

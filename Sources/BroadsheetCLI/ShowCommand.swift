import ArgumentParser
import Broadsheet
import Reporting
import SystemPackage
import Tables

/// `broadsheet show`: what the tables of a run say about one entity.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one entity: counts, days, sources, co-occurring entities, forms, examples.",
    discussion: """
      Reads a folder that count -o or merge wrote, in any format but table. Looks for the exact \
      name first, then among surface forms, then ignores capitals.

      Examples:
        broadsheet show tables --entity "Angela Merkel"
        broadsheet show tables --entity Paris --type PER --format json

      Exit status: 1 if no entity matches; 66 if the folder has no tables.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "Folder of the tables.", completion: .directory)
  var folder: String

  @Option(help: "Name to look up.")
  var entity: String

  @Option(
    help: "PER, ORG, LOC or MISC. (default: the type with the most mentions)",
    completion: .list(["PER", "ORG", "LOC", "MISC"])
  )
  var type: String?

  @Option(help: "Only the first N rows of each list. (default: 10; json: all)")
  var top: Int?

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var looks: LookOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must not be negative") }
    if let type, !["PER", "ORG", "LOC", "MISC"].contains(type) {
      let hint = NameLikeness.hint(for: type, among: ["PER", "ORG", "LOC", "MISC"])
      throw ValidationError("--type must be PER, ORG, LOC or MISC, not '\(type)'\(hint)")
    }
  }

  func run() async throws {
    try await Runner.run {
      let lookup = try EntityLookup(folder: folder)
      guard let view = try lookup.view(of: entity, type: type) else {
        Terminal.say("broadsheet: \(try lookup.apology(for: entity, type: type))")
        throw ExitCode(1)
      }
      try OutputSink(.standardOutput).write(bytes(of: view))
    }
  }

  private func bytes(of view: EntityView) -> [UInt8] {
    guard format == .text else { return view.json(top: top) }
    return view.text(top: top ?? 10, look: looks.look)
  }
}

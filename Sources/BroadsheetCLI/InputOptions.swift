public import ArgumentParser
public import Broadsheet
import SystemPackage

extension MentionFormat: ExpressibleByArgument {}

/// The options of all commands that look for entities.
struct InputOptions: ParsableArguments {
  @OptionGroup var reading: DumpOptions
  @OptionGroup var tagging: TaggerOptions
  @Option(help: "Only articles from this day on, YYYY-MM-DD.") var since: String?
  @Option(help: "Only articles up to and including this day, YYYY-MM-DD.") var until: String?
  @Option(
    name: .customLong("lang"),
    help: "Only articles in this language, such as en, or too short to identify."
  )
  var language: String?
  @Option(
    help: "Write a record of the run (inputs, options, counts, losses) to this file, as JSON.",
    completion: .file()
  )
  var runFile: String?

  var quiet: Bool { reading.quiet }

  func dumps() throws -> [Dump] { try reading.dumps() }

  /// Returns these options; rejected records go to `rejects`.
  func options(rejects: RejectsFile?) throws -> Options {
    var options = reading.options
    options.since = since
    options.until = until
    options.language = language
    options.rejects = rejects
    return options
  }

  /// Reads with these options.
  func broadsheet(rejects: RejectsFile?) throws -> Broadsheet {
    Broadsheet(tagger: try tagging.entityTagger(), options: try options(rejects: rejects))
  }

  /// Everything that decides the counts, with the contents of named files.
  var identity: [(name: String, value: String)] {
    get throws { try described + tagging.contents }
  }

  /// The options that can change the result, as the manifest shows them.
  var described: [(name: String, value: String)] {
    var pairs = reading.described + tagging.described
    if let since { pairs.append(("since", since)) }
    if let until { pairs.append(("until", until)) }
    if let language { pairs.append(("lang", language)) }
    return pairs
  }
}

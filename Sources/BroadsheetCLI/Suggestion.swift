import ArgumentParser
import Broadsheet
import FoundationEssentials
import Tables

/// Adds suggestions to the errors of the parser.
///
/// The parser itself suggests options only. Its errors have no details but their messages, so this
/// reads the messages; a test fails if the parser words them differently.
enum Suggestion {
  /// Adds a line to the message if anything is similar to the argument.
  static func added(to message: String, arguments: [String]) -> String {
    guard let meant = value(message) ?? command(message, arguments) else { return message }
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = lines.firstIndex { $0.hasPrefix("Help:") || $0.hasPrefix("Usage:") }
    lines.insert("Did you mean '\(meant)'?", at: place ?? lines.count)
    return lines.joined(separator: "\n")
  }

  /// Suggests a value of an option.
  private static func value(_ message: String) -> String? {
    guard let match = message.prefixMatch(of: /Error: The value '(.*?)' is invalid for '.*?'/),
      let range = message.firstRange(of: "Please provide one of")
    else { return nil }
    let lines = message[range.upperBound...].split(separator: "\n")
    let listed = lines.dropFirst().prefix { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    let quoted = (lines.first ?? "").matches(of: /'(.*?)'/).map { String($0.1) }
    return NameLikeness(String(match.1)).nearest(of: quoted + listed)
  }

  /// Suggests a command that was misspelled, or omitted before a dump.
  private static func command(_ message: String, _ arguments: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-"),
      message.contains(/^Error: .*nexpected argument.*'/)
    else { return nil }
    let names = BroadsheetCommand.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    guard !names.contains(first) else { return nil }
    if let name = NameLikeness(first).nearest(of: names) { return "broadsheet \(name)" }
    return FileManager.default.fileExists(atPath: first) ? "broadsheet count \(first)" : nil
  }
}

import ArgumentParser
import Testing

@testable import BroadsheetCLI

/// The examples of every command are commands that run.
@Suite struct HelpTests {
  private static let commands: [any ParsableCommand.Type] =
    [BroadsheetCommand.self] + BroadsheetCommand.configuration.subcommands

  /// The commands in the lines of `Examples:`, with what a line was continued by.
  private static func examples(of command: any ParsableCommand.Type) -> [[String]] {
    let text = command.configuration.discussion.replacing("\\\n", with: " ")
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
    return lines.flatMap { $0.split(separator: "|") }.map(words).filter { $0.first == "broadsheet" }
  }

  /// The words of a shell, without what is redirected.
  private static func words(_ line: Substring) -> [String] {
    let words = line.matches(of: /"([^"]*)"|[^\s"]+/).map { String($0.1 ?? $0.0) }
    return Array(words.prefix { $0 != ">" })
  }

  @Test func everyCommandHasExamples() {
    for command in Self.commands {
      #expect(!Self.examples(of: command).isEmpty, "\(command)")
    }
  }

  @Test func everyExampleIsUnderstood() throws {
    for example in Self.commands.flatMap(Self.examples) {
      #expect(throws: Never.self, "\(example)") {
        _ = try BroadsheetCommand.parseAsRoot(Array(example.dropFirst()))
      }
    }
  }

  /// A test that takes anything would show nothing.
  @Test func whatIsNoneIsNot() {
    #expect(
      Self.words(#"broadsheet show t --entity "A B" > x"#).dropFirst(3) == ["--entity", "A B"]
    )
    for arguments in [["count", "--tpo", "3"], ["count", "x", "--format", "pdf"], ["cuont"]] {
      #expect(throws: (any Error).self) { try BroadsheetCommand.parseAsRoot(arguments) }
    }
  }
}

import Foundation
import Testing

/// `--lang`, and what counts without it.
@Suite struct LanguageOptionTests {
  private let dump = """
    {"text":"The mayor said that the bridge will be opened in London by the minister."}
    {"text":"Le maire a dit que le pont de Paris est ouvert par la ministre et les autres."}
    {"text":"Der Rat hat beschlossen, dass die alte Brücke in Hamburg noch bis zum Mai bleibt."}
    {"text":"Berlin."}

    """

  private func count(_ arguments: String, of dump: String) async throws -> (Run, [String: Any]) {
    let scratch = try Scratch()
    try scratch.write(dump, "mixed.jsonl")
    let run = try await Command.run(
      ["count", "mixed.jsonl", "--run-file", "run.json"]
        + arguments.split(separator: " ").map(String.init),
      folder: scratch.url
    )
    return (run, try scratch.data("run.json").object)
  }

  private func articles(_ arguments: String) async throws -> Int? {
    let (run, manifest) = try await count(arguments, of: dump)
    #expect(run.status == 0)
    return manifest.number("articles")
  }

  @Test func otherLanguagesAreLeftOutAndCounted() async throws {
    let (run, manifest) = try await count("", of: dump)
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "broadsheet: 2 articles in other languages were left out (1 de, 1 fr); --lang all counts them\n"
      )
    )
    #expect(manifest.number("articles") == 2)
    #expect(manifest.number("other_language") == 2)
    #expect((manifest["other_languages"] as? [String: Int]) == ["de": 1, "fr": 1])
    #expect((manifest["languages"] as? [String: Int]) == ["en": 1])
    #expect((manifest["options"] as? [String: String]) == [:])
  }

  @Test(
    arguments: [
      ("", 2), ("--lang en", 2), ("--lang all", 4), ("--lang en,de", 3), ("--lang DE,fr", 3),
      ("--lang unknown", 1), ("--tagger dictionary", 4), ("--tagger dictionary --lang fr", 2),
    ]
  )
  func selections(_ arguments: String, _ expected: Int) async throws {
    #expect(try await articles(arguments) == expected)
  }

  @Test func theManifestNamesAChoice() async throws {
    let (_, record) = try await count("--lang fr,de", of: dump)
    #expect((record["options"] as? [String: String])?["lang"] == "de,fr")
  }

  @Test func nothingInTheLanguageIsSaid() async throws {
    let others = dump.split(separator: "\n")[1...2].joined(separator: "\n") + "\n"
    let (run, record) = try await count("", of: others)
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "nothing was counted: all articles are in other languages (1 de, 1 fr); to count them, add "
          + "--lang all, or --lang de for one language"
      )
    )
    #expect(record.number("articles") == 0)
  }

  @Test func aScanCountsAllLanguages() async throws {
    let scratch = try Scratch()
    try scratch.write(dump, "mixed.jsonl")
    let run = try await Command.run(
      ["scan", "mixed.jsonl", "--format", "jsonl"],
      folder: scratch.url
    )
    #expect(run.text.contains(#""languages": {"de": 1, "en": 1, "fr": 1}"#))
  }

  @Test func thePageOfARunSaysWhatIsLeftOut() async throws {
    let scratch = try Scratch()
    try scratch.write(dump, "mixed.jsonl")
    let run = try await Command.shell(
      "$broadsheet count mixed.jsonl -o tables -q && $broadsheet report tables -o page.html",
      folder: scratch.url
    )
    #expect(run.status == 0)
    let page = try String(decoding: scratch.data("page.html"), as: UTF8.self)
    #expect(page.contains("Articles in other languages, left out: 1 de, 1 fr."))
  }

  @Test func allIsNotOneOfSeveral() async throws {
    let run = try await Command.run(["count", "Corpora/sample.jsonl.gz", "--lang", "all,en"])
    #expect(run.status == 64)
    #expect(run.errors.contains("--lang all counts every article"))
  }

  @Test(arguments: ["xx", "en,xx", "", "en,", "english"])
  func whatIsNoLanguageIsAMistake(_ value: String) async throws {
    let run = try await Command.run(["count", "Corpora/sample.jsonl.gz", "--lang", value])
    #expect(run.status == 64)
    #expect(run.errors.contains("is not a supported language: use all, or one or more of en, "))
  }
}

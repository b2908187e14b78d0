import Foundation
import Testing

/// Folders as users have them: what is in them besides dumps, and what cannot be read.
@Suite struct InputFolderTests {
  struct Situation: Sendable, CustomTestStringConvertible {
    let name: String
    /// Bash that changes the folder `in`, which holds `a.jsonl` and `b.jsonl`, an article each.
    let change: String
    var status: Int32 = 0
    var articles = 2
    /// What is said, each somewhere.
    var said: [String] = []

    var testDescription: String { name }

    init(
      _ name: String,
      _ change: String,
      status: Int32 = 0,
      articles: Int = 2,
      _ said: String...
    ) {
      (self.name, self.change) = (name, change)
      (self.status, self.articles, self.said) = (status, articles, said)
    }
  }

  static let situations = [
    Situation("dumps alone", ":"),
    Situation(
      "hidden files",
      "cp in/a.jsonl in/.a.jsonl; touch in/_SUCCESS; mkdir in/.git; cp in/a.jsonl in/.git/x.jsonl",
      "3 hidden files"
    ),
    Situation(
      "checksums",
      "for e in md5 sha256 crc; do echo 1 > in/a.jsonl.$e; done; echo 1 > in/SHA256SUMS",
      "4 checksums"
    ),
    Situation(
      "papers",
      "echo Read me. > in/README.md; echo Free. > in/LICENSE; echo Read me. > in/readme.txt",
      "3 documents"
    ),
    Situation("scripts", "echo 'import os' > in/get.py; echo ls > in/get.sh", "2 scripts"),
    Situation("indexes", "echo x > in/news.idx; echo x > in/news.cdx", "2 indexes"),
    Situation("empty parts", "touch in/c.jsonl in/part-00001", "2 empty files"),
    Situation("a link to a folder", "mkdir out; mv in/b.jsonl out; ln -s ../out in/more"),
    Situation("a loop", "ln -s . in/self; ln -s .. in/up"),
    Situation("a folder linked twice", "mkdir in/x; mv in/b.jsonl in/x; ln -s x in/y"),
    Situation("deep folders", "mkdir -p in/1/2/3/4/5; mv in/b.jsonl in/1/2/3/4/5"),
    Situation("names of any bytes", #"mv in/b.jsonl in/$'\xff\xfe b\n.jsonl'"#),
    Situation(
      "pages beside their records",
      "echo '<p>Rain</p>' > in/a.html; cp in/a.jsonl in/a.html.json; rm in/a.jsonl",
      "1 page of a JSON file beside it"
    ),
    Situation(
      "a link to nothing",
      "ln -s nowhere in/c.jsonl",
      status: 1,
      "unreadable",
      "c.jsonl"
    ),
    Situation("no dump", "rm in/*; echo 1 > in/a.md5", status: 66, articles: 0, "holds no dumps"),
    Situation("nothing", "rm in/*", status: 66, articles: 0, "holds no dumps"),
    Situation(
      "the same bytes",
      "cp in/a.jsonl in/c.jsonl",
      articles: 3,
      "counted twice: in/a.jsonl and in/c.jsonl"
    ),
    Situation(
      "packed and plain",
      "gzip -c in/a.jsonl > in/c.jsonl.gz",
      articles: 3,
      "counted twice: in/a.jsonl and in/c.jsonl.gz"
    ),
    Situation(
      "in an archive, too",
      "tar cf all.tar in/a.jsonl; mv all.tar in",
      articles: 3,
      "counted twice: in/a.jsonl and in/all.tar"
    ),
    Situation(
      "a pointer of Git LFS",
      "printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:%064d\\nsize 5\\n' 7 > in/c.jsonl",
      status: 1,
      "not read: in/c.jsonl",
      "git lfs pull"
    ),
  ]

  private func folder() throws -> Scratch {
    let scratch = try Scratch()
    let made = scratch.url.appending(path: "in")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    try scratch.write(#"{"text":"Rain fell in London.","date":"2020-02-03"}"# + "\n", "in/a.jsonl")
    try scratch.write(#"{"text":"Snow fell in Paris.","date":"2020-02-04"}"# + "\n", "in/b.jsonl")
    return scratch
  }

  @Test(arguments: situations)
  func readsWhatIsADump(_ situation: Situation) async throws {
    let scratch = try folder()
    let run = try await Command.shell(
      "\(situation.change); $broadsheet count in --tagger dictionary",
      folder: scratch.url
    )
    #expect(run.status == situation.status, "\(run.errors)")
    for words in situation.said { #expect(run.errors.contains(words)) }
    if situation.said.isEmpty { #expect(run.errors.split(separator: "\n").count == 1) }
    if situation.articles > 0 {
      #expect(run.errors.contains("broadsheet: \(situation.articles) articles,"), "\(run.errors)")
    }
  }

  /// What a run writes into its own input folder is no input of the next.
  @Test(arguments: ["-o in/tables", "--output in/names.tsv", "-o in"])
  func outputsAreNoInputs(_ output: String) async throws {
    let scratch = try folder()
    let count = "$broadsheet count in --tagger dictionary \(output) --run-file in/run.json"
    let run = try await Command.shell("\(count) && \(count) --restart", folder: scratch.url)
    let again = try await Command.shell(count, folder: scratch.url)
    for run in [run, again] where run.status != 64 {
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        !run.errors.contains("3 articles") && !run.errors.contains("not read"),
        "\(run.errors)"
      )
    }
  }

  @Test(arguments: [
    ("https://example.org/a.gz", "curl -sL 'https://example.org/a.gz' | broadsheet count -"),
    ("s3://bucket/a.gz", "aws s3 cp 's3://bucket/a.gz' - | broadsheet count -"),
    ("gs://bucket/a.gz", "gcloud storage cat 'gs://bucket/a.gz' | broadsheet count -"),
  ])
  func addressesAreAnsweredWithAPipe(_ address: String, _ pipe: String) async throws {
    let run = try await Command.run(["count", address, "--tagger", "dictionary"])
    #expect(run.status == 64)
    #expect(run.errors.contains(pipe), "\(run.errors)")
  }

  /// Of two ways to a folder, every run takes the same: a run that goes on must find its dumps again.
  @Test func theFirstWayToAFolderIsTaken() async throws {
    let scratch = try folder()
    let run = try await Command.shell(
      "for n in m b z d; do ln -s x in/$n; done; mkdir in/x; mv in/b.jsonl in/x; "
        + "$broadsheet scan in --format jsonl -q",
      folder: scratch.url
    )
    let files = try run.lines.map { try #require(try Data($0.utf8).object["file"] as? String) }
    #expect(files == ["in/a.jsonl", "in/b/b.jsonl"])
  }

  @Test func theSamePathTwiceIsSaid() async throws {
    let scratch = try folder()
    let run = try await Command.shell(
      "$broadsheet count in/a.jsonl in/a.jsonl --tagger dictionary",
      folder: scratch.url
    )
    #expect(run.status == 0)
    #expect(run.errors.contains("counted twice: in/a.jsonl and in/a.jsonl"))
  }
}

import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

/// The torture cases and the public test files, where a developer has them beside the clone.
@Suite(.enabled(if: SharedData.isPresent, "../shared is missing"))
struct SharedTortureTests {
  /// A line of `cases.tsv`.
  struct Case: CustomTestStringConvertible {
    let name: String
    let file: String
    let expectation: String
    let length: Int?
    let digest: String
    let fault: String

    var testDescription: String { name }

    init?(_ line: Substring) {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count >= 10, columns[2] == "gz" else { return nil }
      (name, file, expectation) = (columns[0], "torture/" + columns[1], columns[4])
      (length, digest, fault) = (Int(columns[7]), columns[8], columns[9])
    }
  }

  static let cases: [Case] = {
    guard let table = try? SharedData.bytes(of: "torture/cases.tsv") else { return [] }
    return String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { Case($0) }
  }()

  @Test func allCasesAreThere() {
    #expect(Self.cases.count == 24)
  }

  @Test(arguments: cases)
  func caseIsReadAsTold(_ test: Case) throws {
    let result = inflate(try ByteSource(path: SharedData.path(of: test.file)), claimsGzip: true)
    if let length = test.length {
      #expect(result.text.count == length)
      #expect(string(try output(of: ["sha256sum"], on: result.text)).hasPrefix(test.digest))
    }
    switch test.expectation {
    case "clean": #expect(result.report.isClean)
    case "any": #expect(result.report.isClean, "plain text and bombs are text")
    default: #expect(result.faults.map(\.rawValue) == [test.fault])
    }
    if test.expectation == "reject" { #expect(result.text.isEmpty) }
    let control = try SharedData.inflated("torture/cases/gz-ok.jsonl.gz")
    if test.expectation == "damaged" { #expect(control.starts(with: result.text)) }
  }

  static let upstream = [
    "zlib-ng/CVE-2002-0059/test.gz", "zlib-ng/CVE-2004-0797/test.gz",
    "zlib-ng/CVE-2005-1849/test.gz", "zlib-ng/CVE-2005-2096/test.gz",
    "zlib-ng/GH-1600/packobj.gz", "go/issue6550.gz",
  ]

  /// Neither a crash nor a hang; what is clean here is clean for GNU gzip.
  @Test(.timeLimit(.minutes(10)), arguments: upstream)
  func publicTestFilesAreRead(_ name: String) throws {
    let file = "torture/upstream/gzip/" + name
    let result = inflate(try ByteSource(path: SharedData.path(of: file)))
    let twin = NaiveInflate.read(try SharedData.bytes(of: file))
    #expect(result.text.starts(with: twin.text))
    #expect(result.report.isClean == twin.isWhole)
  }
}

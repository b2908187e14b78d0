import BroadsheetCore
import Splitting
import Testing

/// Text under the name of a dump that is no news, and prose that only looks like it.
@Suite struct LookalikeTests {
  private static let digest = String(repeating: "0a1b2c3d", count: 8)

  static let others: [(String, Fault)] = [
    ("version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize 12\n", .pointerFile),
    ("/annex/objects/SHA256E-s12--\(digest).gz\n", .pointerFile),
    ("crawl/a-1.warc.gz\ncrawl/a-2.warc.gz\n", .pathList), ("https://e.org/a.gz\n", .pathList),
    ("s3://bucket/one\ns3://bucket/two\n\n", .pathList), ("a.jsonl.gz\nb.jsonl.gz\n", .pathList),
    ("\(digest)  a.gz\n\(digest) *b.gz\n", .checksums), ("\(digest)\n", .checksums),
    ("SHA256 (a.gz) = \(digest)\n", .checksums), (String(digest.prefix(32)) + "  a", .checksums),
    (
      "org,example)/a 20190305101500 {\"url\": \"x\"}\norg,example)/b 20190305101501 {}\n",
      .crawlIndex
    ),
    (" CDX N b a m s k r M S V g\norg,example)/ 20190305101500 x text/html 200\n", .crawlIndex),
    ("#!/bin/sh\necho words of text\n", .sourceCode),
    ("import json\n\ndef main():\n    print(1)\n\nfrom os import path\nclass A:\n", .sourceCode),
    ("int main(void) {\n  int a = 1;\n  return a;\n}\n", .sourceCode),
    ("int count;\nchar name;\ncount += 1;\nputs(name);\nexit(1);\n", .sourceCode),
    ("total = 0\nfor row in rows:\n    total += row[1]\nprint(total)\n", .sourceCode),
    ("const a = require('a');\na.run(() => {\n  done();\n});\n", .sourceCode),
    ("SELECT name\nFROM towns\nWHERE rain = 1;\nDROP TABLE towns;\n", .sourceCode),
    ("set -e\nA=1\nB=$(date)\nexport A\necho $B\n", .sourceCode),
    ("body {\n  color: red;\n  font-family: Arial, sans-serif;\n}\n", .sourceCode),
    ("404: Not Found", .errorPage), ("Access Denied\n", .errorPage),
    ("=====\n-----\n*****\n a\n", .noProse),
    ("1 2 3 4 ab\n5 6 7 8 cd\n", .noProse),
    ("<?xml version=\"1.0\"?>\n<urlset><url><loc>http://e.org</loc></url></urlset>", .pathList),
    ("<Error><Code>NoSuchKey</Code><Message>x</Message></Error>", .errorPage),
  ]

  @Test(arguments: others)
  func whatIsNoNewsIsNamed(_ dump: String, _ fault: Fault) {
    for size in [1, 10_000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.articles.isEmpty)
      #expect(outcome.damage == [fault])
    }
  }

  static let prose = [
    "Ada Lind came to town.", "RAIN", "The village of E.org has a church.",
    "See https://e.org/a for more.\nThere is none.", "She paid 1,200 of 3,000 crowns in 2019.",
    "import duties rose\nfrom March on, they said.", "Kyoto\n\n東京は雨だった。",
    "Москва ждёт дождя.", "Final score: 3-1 (1-0)\nAda Lind scored twice.",
    "- One thing\n- Another thing\n- A third thing", "First line;\nsecond line;\nthird line.",
    "Resolved (by all):\nWhereas Ada Lind was born in a village by the sea;\n"
      + "Whereas she wrote (at 12) her first book;\nNow, therefore, be it\nResolved",
    "The town may:\n* mend roads;\n* Buy boats (two);\n* Clear snow; and\n* Plant trees",
    "Dear reader,\nwe were not at home.\n\nYours",
  ]

  @Test(arguments: prose)
  func proseIsAnArticle(_ dump: String) {
    for size in [1, 10_000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.articles.count == 1 && outcome.report.isClean)
    }
  }
}

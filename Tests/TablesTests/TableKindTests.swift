import Tables
import Testing

@Suite struct TableKindTests {
  @Test func filesAreNamedAfterTheirTables() {
    let schema = TableSchema("daily", [])
    let names = TableKind.allCases.map { schema.fileName($0) }
    #expect(names == ["daily.tsv", "daily.csv", "daily.jsonl", "daily.txt", "daily.sqlite"])
    #expect(schema.fileName(.tsv, isPacked: true) == "daily.tsv.gz")
  }
}

// Reads a dump, writes its mentions, counts its entities, also into a folder: what the article "Read a dump, tag, count" shows.
//
// Built by swift build; scripts/check-library runs it.

// snippet.reader
import Broadsheet

let dump = Dump(path: CommandLine.arguments[1])
let broadsheet = Broadsheet(tagger: try EntityTagger())
// snippet.end

// snippet.tag
let tagged = try await broadsheet.tag([dump], as: .jsonl) { lines in
  print(String(decoding: lines, as: UTF8.self), terminator: "")
}
print(tagged.articles, "articles,", tagged.mentions, "mentions")
// snippet.end

// snippet.count
let (table, summary) = try await broadsheet.count([dump])
for row in try table.rows(top: 10) {
  print(row.entity, row.type, row.mentions, row.documents)
}
// snippet.end

// snippet.folder
var monthly = TableOptions()
monthly.period = .month
let run = try await broadsheet.count([dump], into: CommandLine.arguments[2], tables: monthly)
print(run.entities, "entities,", run.copies ?? 0, "copies")
for table in run.tables.sorted(by: { $0.name < $1.name }) { print(table.name, table.path) }
// snippet.end

// snippet.losses
if !summary.isComplete {
  for line in summary.losses { print(line) }
}
// snippet.end

// snippet.options
var options = Options()
options.since = "2024-02-01"
options.until = "2024-02-29"
let names = Array("China\tLOC\nthe Middle Kingdom\tLOC\tChina\n".utf8)
let february = Broadsheet(
  tagger: try EntityTagger(.nothing, dictionary: names),
  options: options
)
// snippet.end

// snippet.write
let (mine, _) = try await february.count([dump])
try mine.write(as: .csv) { piece in
  print(String(decoding: piece, as: UTF8.self), terminator: "")
}
// snippet.end

// snippet.errors
do {
  _ = try await broadsheet.count([Dump(path: "no-such-dump.jsonl.gz")])
} catch let error as BroadsheetError where error.kind == .noInput {
  print(error)
}
// snippet.end

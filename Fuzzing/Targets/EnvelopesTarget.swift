internal import BroadsheetCore
internal import Splitting

/// Articles in JSON envelopes that the input decides on: all of them are read, and nothing else.
///
/// The bytes choose how many articles there are, what wraps them, and what else is in the wrapping.
/// What is left of them is appended as it is, and must change nothing that comes before it.
enum EnvelopesTarget {
  static func run(_ input: [UInt8]) {
    var choices = Choices(input)
    let count = 1 + choices.next(below: 5)
    let articles = (0..<count).map { Self.article($0, &choices) }
    var dump = list(articles, &choices)
    for _ in 0..<choices.next(below: 5) { dump = wrap(dump, &choices) }
    let isLines = choices.next(below: 2) == 1 && !dump.contains("\n")
    if choices.next(below: 3) == 0 { dump += "\n" + dump }
    var options = SplitOptions(format: isLines ? .jsonl : choices.next(below: 2) == 0 ? .json : nil)
    options.describesFields = choices.next(below: 4) == 0
    let batches = checkChunking(Array(dump.utf8), Cut(), options)
    let titles = titles(of: batches)
    check(titles.prefix(count) == (0..<count).map { "Title \($0)" }[...], "\(titles): \(dump)")
    check(titles.count % count == 0, "nothing else is an article: \(dump)")
    check(report(of: batches).isClean, "an envelope is no fault: \(dump)")
    Fuzzing.give(batches)
    let torn = Array(dump.utf8) + choices.rest
    Fuzzing.give(checkChunking(torn, Cut(), options))
  }

  private static func titles(of batches: [ArticleBatch]) -> [String] {
    batches.flatMap { batch in
      batch.articles.map { String(decoding: batch.text[$0.title.bounds], as: UTF8.self) }
    }
  }

  /// An article in one of several shapes.
  private static func article(_ number: Int, _ choices: inout Choices) -> String {
    let title = #""title":"Title \#(number)""#
    let text = [
      #""text":"Some words.""#, #""body_text":"Some words.""#, #""content":["Some","words."]"#,
      #""body":[{"type":"paragraph","text":"Some words."}]"#, #""content":{"rendered":"Words."}"#,
    ]
    let more = [
      #""authors":[{"name":"A"}]"#, #""tags":["a","b"]"#, #""id":"x""#, #""date":"2020-02-03""#,
      #""image":{"url":"u","title":"no"}"#, #""n":[1,2,[3]]"#,
    ]
    let members = [
      title, text[choices.next(below: text.count)], more[choices.next(below: more.count)],
    ]
    let object =
      "{" + (choices.next(below: 2) == 0 ? members : members.reversed()).joined(separator: ",")
      + "}"
    return choices.next(below: 4) == 0 ? #"{"_source":\#(object)}"# : object
  }

  private static func list(_ articles: [String], _ choices: inout Choices) -> String {
    let separator = [",", ", ", ",\n", ",\n  "][choices.next(below: 4)]
    return "[" + articles.joined(separator: separator) + "]"
  }

  /// An object or a list around what is there.
  private static func wrap(_ inner: String, _ choices: inout Choices) -> String {
    let names = ["articles", "items", "data", "results", "unknown", "response"]
    let siblings = [
      "", #""status":"ok""#, #""title":"Feed""#, #""n":3"#, #""list":[1,"a",null]"#,
      #""links":{"next":"x"}"#, #""meta":{"title":"no","count":{"a":1}}"#, #""empty":[]"#,
    ]
    let before = siblings[choices.next(below: siblings.count)]
    let after = siblings[choices.next(below: siblings.count)]
    let member = #""\#(names[choices.next(below: names.count)])":\#(inner)"#
    let members = [before, member, after].filter { !$0.isEmpty }
    let object = "{" + members.joined(separator: choices.next(below: 2) == 0 ? "," : ",\n  ") + "}"
    return choices.next(below: 3) == 0 ? "[\(object)]" : object
  }
}

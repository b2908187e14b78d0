internal import BroadsheetCore
internal import Tables

/// The record of a run, from `run.json` or from the table `run` of a database.
struct RunRecord {
  private var values: [String: [UInt8]] = [:]

  /// The number of inputs and damaged places to list.
  private static let shown = 20

  init(_ folder: TableFolder) throws {
    if let bytes = try folder.runRecord() {
      values = Self.members(bytes)
    } else {
      try folder.rows(of: TableSchema.run.name) { row in
        values[row.text("key")] = row.bytes("value")
        return true
      }
    }
  }

  private static func members(_ bytes: [UInt8]) -> [String: [UInt8]] {
    var values: [String: [UInt8]] = [:]
    var members = JSONMembers(bytes[...])
    while let (key, value) = members.next() {
      values[String(decoding: members.bytes[key], as: UTF8.self)] = members.text(value)
    }
    return values
  }

  /// Returns the members of an object, in order.
  private func pairs(_ key: String) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    var members = JSONMembers((values[key] ?? [])[...])
    while let (key, value) = members.next() {
      let text = String(decoding: members.text(value) ?? [], as: UTF8.self)
      pairs.append((String(decoding: members.bytes[key], as: UTF8.self), text))
    }
    return pairs
  }

  /// Returns the first objects of an array, and the number of all.
  private func list(_ key: String) -> (first: [[String: String]], count: Int) {
    var elements = JSONElements((values[key] ?? [])[...])
    var (first, count): ([[String: String]], Int) = ([], 0)
    while let element = elements.next() {
      count += 1
      guard first.count < Self.shown, case .other(let range) = element else { continue }
      let members = Self.members(Array(elements.bytes[range]))
      first.append(members.mapValues { String(decoding: $0, as: UTF8.self) })
    }
    return (first, count)
  }

  private func text(_ key: String) -> String { String(decoding: values[key] ?? [], as: UTF8.self) }

  private func number(_ key: String) -> Int { Int(text(key)) ?? 0 }

  func facts() -> RunFacts {
    var facts = RunFacts()
    facts.articles = number("articles")
    (facts.mentions, facts.entities) = (number("mentions"), number("entities"))
    facts.isComplete = text("complete") == "true"
    facts.options = pairs("options")
    facts.maker =
      "Broadsheet \(text("version"))" + (text("model").isEmpty ? "" : ", model \(text("model"))")
    let inputs = list("inputs")
    facts.inputs = inputs.first.map { input in
      (
        input["path"] ?? "", input["articles"].flatMap { Int($0) },
        input["bytes"].flatMap { Int($0) }
      )
    }
    facts.moreInputs = inputs.count - inputs.first.count
    facts.totals = totals(inputs: inputs.count)
    facts.losses = losses(inputs: inputs.count)
    return facts
  }

  private func totals(inputs: Int) -> [(name: String, value: String)] {
    let megabytes = { "\(TextWriter.tenths(Double(number($0)) / 1e6)) MB" }
    return [
      ("articles", Figures.grouped(number("articles"))),
      ("of them copies of others", Figures.grouped(number("copies"))),
      ("mentions", Figures.grouped(number("mentions"))),
      ("mentions without copies", Figures.grouped(number("mentions_unique"))),
      ("entities", Figures.grouped(number("entities"))),
      ("text", megabytes("text_bytes")), ("stored", megabytes("compressed_bytes")),
      (inputs == 1 ? "input" : "inputs", Figures.grouped(inputs)),
    ]
  }
}

// MARK: - What was not counted

extension RunRecord {
  private func losses(inputs: Int) -> [String] {
    var lines = damaged + rejected
    let listed = number("inputs_listed")
    if listed > inputs {
      lines.append("\(inputs) of \(listed) inputs: merge with the other shards.")
    }
    return lines + leftOut
  }

  private var damaged: [String] {
    let damage = list("damage")
    var lines = damage.first.map { place in
      let member = place["member"].flatMap { $0 == "0" ? nil : ", member \($0)" } ?? ""
      let kind = place["class"] ?? ""
      let meaning = Fault(rawValue: kind)?.meaning ?? kind
      return "Damaged: \(place["file"] ?? "")\(member), byte \(place["offset"] ?? ""): \(meaning)."
    }
    let more = number("damaged_places") - lines.count
    if more > 0 { lines.append("\(Figures.grouped(more)) more damaged places, in run.json.") }
    return lines
  }

  private var rejected: [String] {
    pairs("rejected").map { fault, count in
      let meaning = Fault(rawValue: fault)?.meaning ?? fault
      return "Rejected records: \(count) \(meaning)."
    }
  }

  private var leftOut: [String] {
    let sums: [(key: String, what: String)] = [
      ("undated", "without a date: counted, but on no day"),
      ("skipped", "of other days left out"),
      ("repaired", "not in UTF-8, repaired"),
    ]
    var lines = sums.compactMap { sum in
      number(sum.key) == 0 ? nil : "\(Figures.count(number(sum.key), "article")) \(sum.what)."
    }
    for (key, what) in [
      ("other_languages", "Articles in other languages, left out"),
      ("skipped_records", "Records without an article"),
      ("converted", "Articles converted to UTF-8"),
    ] {
      let kinds = pairs(key).map { "\($0.value) \($0.name)" }
      if !kinds.isEmpty { lines.append("\(what): \(kinds.joined(separator: ", ")).") }
    }
    return lines
  }
}

import Broadsheet
import Training
import Tables

/// Writes scores and errors as tables for a person.
struct EvalReport {
  let evaluation: Evaluation
  /// The most common errors, as many as requested.
  let errors: [Confusion.Entry]
  private let look: TextLook

  init(_ evaluation: Evaluation, errors: Int, look: TextLook = .plain) {
    self.evaluation = evaluation
    self.look = look
    self.errors = evaluation.confusion.commonest(errors)
  }

  var text: [UInt8] {
    var blocks = evaluation.files.map { fileBlock($0.name, $0.scores) }
    if evaluation.files.count > 1 { blocks.append(meanBlock) }
    if !errors.isEmpty { blocks.append(errorBlock) }
    return Array(blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n").utf8)
  }

  private static let header = ["", "precision", "recall", "F1", "gold", "predicted", "correct"]
  private static let columns: [TextTable.Column] =
    [.type] + [TextTable.Column](repeating: .figure, count: 6)

  private func lines(_ rows: [[String]], _ columns: [TextTable.Column]) -> [String] {
    TextTable.lines(rows, columns, look: look, fillsLast: false)
  }

  private func fileBlock(_ name: String, _ scores: EntityScores) -> [String] {
    let rows = scores.rows.map { name, counts in
      [name, percent(counts.precision), percent(counts.recall), percent(counts.f1)]
        + [counts.gold, counts.predicted, counts.correct].map(String.init)
    }
    let title =
      "\(shown(name)): \(scores.tokens) tokens, \(percent(scores.accuracy)) % of tags correct"
    return [title] + lines([Self.header] + rows, Self.columns)
  }

  private var meanBlock: [String] {
    let figures = [evaluation.mean(\.precision), evaluation.mean(\.recall), evaluation.mean(\.f1)]
    let rows = figures[0].indices.map { row in
      [figures[0][row].name] + figures.map { percent($0[row].value) }
    }
    return ["Mean of \(evaluation.files.count) files"]
      + lines([Array(Self.header.prefix(4))] + rows, Array(Self.columns.prefix(4)))
  }

  private var errorBlock: [String] {
    let rows = errors.map { entry in
      [
        String(entry.count), entry.cause.kind.rawValue, entry.goldTag, entry.predictedTag,
        cut(form(entry.cause)), shown(entry.example),
      ]
    }
    let header = ["count", "error", "gold", "found", "mention", "for example"]
    let title = "Most common errors, \(errors.count) of \(evaluation.confusion.count) kinds"
    return [title] + lines([header] + rows, [.figure, .text, .type, .type, .text, .text])
  }

  private func form(_ cause: Confusion.Cause) -> String {
    guard let predicted = cause.predictedForm else { return shown(cause.form) }
    return "\(shown(cause.form)) → \(shown(predicted))"
  }

  /// The first 40 characters, so that a long mention widens no column.
  private func cut(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }

  /// Escapes text for a terminal.
  private func shown(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    TextWriter.appendTSV(bytes[...], to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func shown(_ text: String) -> String { shown(Array(text.utf8)) }

  /// Writes a share of 1 in percent, with two decimals.
  private func percent(_ share: Double) -> String {
    let rounded = Int((share * 10_000).rounded())
    let rest = rounded % 100
    return "\(rounded / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension EvalReport {
  /// The same as one JSON object; figures are shares of 1.
  var json: [UInt8] {
    var out = JSONObject()
    out.add("files", list: evaluation.files.map { file($0.name, $0.scores) })
    if evaluation.files.count > 1 { out.add("mean", raw: mean) }
    out.add("errors", list: errors.map(error))
    return out.closed(lines: true)
  }

  private func file(_ name: String, _ scores: EntityScores) -> [UInt8] {
    var types = JSONObject()
    for (name, counts) in scores.rows {
      var row = JSONObject()
      row.add("precision", raw: share(counts.precision))
      row.add("recall", raw: share(counts.recall))
      row.add("f1", raw: share(counts.f1))
      row.add("gold", counts.gold)
      row.add("predicted", counts.predicted)
      row.add("correct", counts.correct)
      types.add(name, raw: row.closed())
    }
    var out = JSONObject()
    out.add("file", string: name)
    out.add("tokens", scores.tokens)
    out.add("accuracy", raw: share(scores.accuracy))
    out.add("types", raw: types.closed())
    return out.closed()
  }

  private var mean: [UInt8] {
    let figures = [evaluation.mean(\.precision), evaluation.mean(\.recall), evaluation.mean(\.f1)]
    var out = JSONObject()
    for row in figures[0].indices {
      var counts = JSONObject()
      counts.add("precision", raw: share(figures[0][row].value))
      counts.add("recall", raw: share(figures[1][row].value))
      counts.add("f1", raw: share(figures[2][row].value))
      out.add(figures[0][row].name, raw: counts.closed())
    }
    return out.closed()
  }

  private func error(_ entry: Confusion.Entry) -> [UInt8] {
    var out = JSONObject()
    out.add("count", entry.count)
    out.add("error", string: entry.cause.kind.rawValue)
    out.add("gold", string: entry.goldTag)
    out.add("found", string: entry.predictedTag)
    out.add("mention", raw: string(entry.cause.form))
    if let form = entry.cause.predictedForm { out.add("found_mention", raw: string(form)) }
    out.add("example", raw: string(entry.example))
    return out.closed()
  }

  private func string(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    TextWriter.appendJSON(String(decoding: bytes, as: UTF8.self), to: &out)
    return out
  }

  private func share(_ value: Double) -> [UInt8] {
    Array("\((value * 1e6).rounded() / 1e6)".utf8)
  }
}

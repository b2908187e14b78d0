internal import BroadsheetCore
internal import Tables

extension EntityView {
  /// For a person: totals, the course over time, sources, companions, surface forms, examples.
  ///
  /// Lists have `top` rows at most, and say what is left out; the course over time takes `width`
  /// cells at most; `emphasis` stands around mentions, such as what a terminal prints bold.
  package func text(
    top: Int,
    width: Int,
    emphasis: (begin: String, end: String) = ("", "")
  ) -> [UInt8] {
    let parts = [
      heading, totals, over(width), sourceList(top), companionList(top), surfaceList(top),
      exampleList(top, emphasis),
    ]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: "\n").utf8)
  }

  private var heading: String {
    var lines = "\(shown(entity.name))  \(shown(entity.type))\n"
    switch entity.way {
    case .name, .otherCase: break
    case .alias(let alias):
      lines += "'\(shown(alias.surface))' counts for it, by the rule: \(shown(alias.rule))"
      let others = alias.alsoFor.map(shown).joined(separator: ", ")
      lines += others.isEmpty ? "\n" : "; it counts for \(others), too\n"
    }
    guard !entity.others.isEmpty else { return lines }
    let others = entity.others.map { "\(shown($0.type)) with \(mentions($0.mentions))" }
    return lines + "also there: \(others.joined(separator: ", "))\n"
  }

  private var totals: String {
    var rows = [
      ["mentions", "\(entity.mentions)"], ["documents", "\(entity.documents)"],
    ]
    if let uniqueMentions = entity.uniqueMentions, let unique = entity.uniqueDocuments {
      rows[0].append("\(uniqueMentions)")
      rows[1].append("\(unique)")
      rows.insert(["", "all", "unique (without copies)"], at: 0)
    }
    var lines = table(rows, left: 1)
    if entity.firstDay.isKnown {
      lines += "from \(entity.firstDay.description) to \(entity.lastDay.description)\n"
    }
    let counts = [
      entity.sources.map { "\($0) source\($0 == 1 ? "" : "s")" },
      entity.surfaceForms.map { "\($0) surface form\($0 == 1 ? "" : "s")" },
    ]
    let known = counts.compactMap { $0 }
    return lines + (known.isEmpty ? "" : known.joined(separator: ", ") + "\n")
  }

  private func over(_ width: Int) -> String {
    guard let period, let first = course.points.first, let last = course.points.last,
      let peak = course.peak
    else { return "" }
    let (cells, size) = course.sparkline(period, width: width)
    let unit = size == 1 ? "a \(period.rawValue)" : "\(size) \(period.rawValue)s"
    let most =
      "most in the \(period.rawValue) of \(peak.day.description): \(mentions(peak.mentions))"
    let undated = course.undated == 0 ? "" : "; without a date: \(mentions(course.undated))"
    return """
      mentions by \(period.rawValue), each cell \(unit)
        \(cells)
        \(first.day.description) to \(last.day.description), \
      \(period == .day ? "most on \(peak.day.description): \(mentions(peak.mentions))" : most)\(undated)

      """
  }

  private func sourceList(_ top: Int) -> String {
    let hasUnique = sources.contains { $0.uniqueMentions != nil }
    let rows = sources.prefix(top).map { source in
      [shown(source.name), "\(source.mentions)", "\(source.documents)"]
        + (hasUnique
          ? ["\(source.uniqueMentions ?? 0)", "\(source.uniqueDocuments ?? 0)"] : [])
    }
    let unique = hasUnique ? ["unique mentions", "unique documents"] : []
    return list(rows, of: sources.count, ["source", "mentions", "documents"] + unique, left: 1)
  }

  private func companionList(_ top: Int) -> String {
    let rows = companions.prefix(top).map { other in
      var npmi: [UInt8] = []
      if let value = other.npmi { TextWriter.append(value, to: &npmi) }
      return [
        shown(other.name), shown(other.type), "\(other.documents)",
        String(decoding: npmi, as: UTF8.self),
      ]
    }
    return list(
      rows,
      of: companions.count,
      ["together with", "type", "documents", "npmi"],
      left: 2
    )
  }

  private func surfaceList(_ top: Int) -> String {
    let rows = surfaceForms.prefix(top).map { form in
      [shown(form.name), shown(form.rule == "none" ? "its name" : form.rule), "\(form.mentions)"]
    }
    return list(rows, of: surfaceForms.count, ["surface form", "rule", "mentions"], left: 2)
  }

  private func exampleList(_ top: Int, _ emphasis: (begin: String, end: String)) -> String {
    guard !examples.isEmpty else { return "" }
    var lines = "examples\n"
    for example in examples.prefix(top) {
      let day = example.day.isKnown ? ", \(example.day.description)" : ""
      let source = example.source.isEmpty ? "" : ", \(shown(example.source))"
      lines += "  \(shown(example.file)), record \(example.record)\(day)\(source)\n"
      lines += "    \(shownLine(example.before))\(emphasis.begin)\(shownLine(example.mention))"
      lines += "\(emphasis.end)\(shownLine(example.after))\n"
    }
    return lines + more(examples.count - min(top, examples.count))
  }

  // MARK: - Lines

  private func list(_ rows: [[String]], of count: Int, _ header: [String], left: Int) -> String {
    guard !rows.isEmpty else { return "" }
    return table([header] + rows, left: left) + more(count - rows.count)
  }

  private func more(_ count: Int) -> String { count > 0 ? "  … and \(count) more\n" : "" }

  private func table(_ rows: [[String]], left: Int) -> String {
    let width = rows.map(\.count).max() ?? 0
    let full = rows.map { $0 + [String](repeating: "", count: width - $0.count) }
    let widths = TextTable.widths(full)
    return full.map { row in
      String(decoding: TextTable.line(row, widths: widths, left: left), as: UTF8.self)
    }.joined()
  }

  private func mentions(_ count: Int) -> String { "\(count) mention\(count == 1 ? "" : "s")" }

  private func shown(_ text: String) -> String { TextWriter.shown(text) }

  /// The same with line breaks as blanks.
  private func shownLine(_ text: String) -> String {
    shown(String(decoding: text.utf8.map { (0x09...0x0D).contains($0) ? 0x20 : $0 }, as: UTF8.self))
  }
}

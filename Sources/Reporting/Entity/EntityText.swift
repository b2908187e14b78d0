internal import BroadsheetCore
internal import Tables

/// Writes what the tables say about an entity, in lines for a person.
struct EntityText {
  let view: EntityView
  /// The maximum number of rows in a list.
  let top: Int
  let look: TextLook

  /// Totals, the time series, sources, co-occurring entities, surface forms, examples.
  var parts: [String] {
    [heading, totals, over, sourceList, companionList, surfaceList, exampleList]
  }

  private var heading: String {
    let type = look.style.dress(shown(view.entity.type), ANSIStyle.Style(type: view.entity.type))
    var lines = "\(look.style.dress(shown(view.entity.name), .bold))  \(type)\n"
    switch view.entity.way {
    case .name, .otherCase: break
    case .alias(let alias):
      lines += "'\(shown(alias.surface))' is a form of this name (rule: \(shown(alias.rule)))"
      let others = alias.alsoFor.map(shown).joined(separator: ", ")
      lines += others.isEmpty ? "\n" : "; also a form of \(others)\n"
    }
    guard !view.entity.others.isEmpty else { return lines }
    let others = view.entity.others.map { "\(shown($0.type)) with \(mentions($0.mentions))" }
    return lines + "other types: \(others.joined(separator: ", "))\n"
  }

  private var totals: String {
    var rows = [
      ["mentions", "\(view.entity.mentions)"], ["documents", "\(view.entity.documents)"],
    ]
    if let uniqueMentions = view.entity.uniqueMentions, let unique = view.entity.uniqueDocuments {
      rows[0].append("\(uniqueMentions)")
      rows[1].append("\(unique)")
      rows.insert(["", "all", "unique (without duplicates)"], at: 0)
    }
    var lines = table(rows, [.day], hasHeader: rows.count > 2)
    if view.entity.firstDay.isKnown {
      lines += "from \(view.entity.firstDay.description) to \(view.entity.lastDay.description)\n"
    }
    let counts = [
      view.entity.sources.map { "\($0) source\($0 == 1 ? "" : "s")" },
      view.entity.surfaceForms.map { "\($0) surface form\($0 == 1 ? "" : "s")" },
    ]
    let known = counts.compactMap { $0 }
    return lines + (known.isEmpty ? "" : known.joined(separator: ", ") + "\n")
  }

  private var over: String {
    guard let period = view.period, let first = view.course.points.first,
      let last = view.course.points.last,
      let peak = view.course.peak
    else { return "" }
    let (cells, size) = view.course.sparkline(period, width: (look.width ?? 62) - 2)
    let unit = size == 1 ? period.rawValue : "\(size) \(period.rawValue)s"
    let day = peak.day.description
    let when = period == .day ? "on \(day)" : "in the \(period.rawValue) of \(day)"
    let undated =
      view.course.undated == 0 ? "" : "; without a date: \(mentions(view.course.undated))"
    let from = "\(first.day.description) to \(last.day.description)"
    return "mentions by \(period.rawValue), one cell per \(unit)\n  \(cells)\n"
      + TextWrap(look, indent: 2).lines(
        "\(from), most \(when): \(mentions(peak.mentions))\(undated)"
      )
  }

  private var sourceList: String {
    let hasUnique = view.sources.contains { $0.uniqueMentions != nil }
    let rows = view.sources.prefix(top).map { source in
      [shown(source.name), "\(source.mentions)", "\(source.documents)"]
        + (hasUnique
          ? ["\(source.uniqueMentions ?? 0)", "\(source.uniqueDocuments ?? 0)"] : [])
    }
    let unique = hasUnique ? ["unique mentions", "unique documents"] : []
    return list(
      rows,
      of: view.sources.count,
      header: ["source", "mentions", "documents"] + unique,
      [.text]
    )
  }

  private var companionList: String {
    let rows = view.companions.prefix(top).map { other in
      var npmi: [UInt8] = []
      if let value = other.npmi { TextWriter.append(value, to: &npmi) }
      return [
        shown(other.name), shown(other.type), "\(other.documents)",
        String(decoding: npmi, as: UTF8.self),
      ]
    }
    return list(
      rows,
      of: view.companions.count,
      header: ["co-occurring entity", "type", "documents", "npmi"],
      [.text, .type]
    )
  }

  private var surfaceList: String {
    let rows = view.surfaceForms.prefix(top).map { form in
      [
        shown(form.name), shown(form.rule == "none" ? "entity name" : form.rule),
        "\(form.mentions)",
      ]
    }
    return list(
      rows,
      of: view.surfaceForms.count,
      header: ["surface form", "rule", "mentions"],
      [.text, .text]
    )
  }

  private var exampleList: String {
    guard !view.examples.isEmpty else { return "" }
    var lines = look.style.dress("examples", .bold) + "\n"
    for example in view.examples.prefix(top) {
      let day = example.day.isKnown ? ", \(example.day.description)" : ""
      let source = example.source.isEmpty ? "" : ", \(shown(example.source))"
      let place = "\(shown(example.file)), record \(example.record)\(day)\(source)"
      lines += TextWrap(look, indent: 2).lines(place)
      lines += TextWrap(look, indent: 4).lines([
        (shownLine(example.before), .plain), (shownLine(example.mention), .bold),
        (shownLine(example.after), .plain),
      ])
    }
    return lines + more(view.examples.count - min(top, view.examples.count))
  }

  // MARK: - Lines

  private func list(
    _ rows: [[String]],
    of count: Int,
    header: [String],
    _ left: [TextTable.Column]
  ) -> String {
    guard !rows.isEmpty else { return "" }
    return table([header] + rows, left) + more(count - rows.count)
  }

  private func more(_ count: Int) -> String { count > 0 ? "  … and \(count) more\n" : "" }

  /// Lays out columns: the first ones as `left` says, all others as figures.
  private func table(
    _ rows: [[String]],
    _ left: [TextTable.Column],
    hasHeader: Bool = true
  ) -> String {
    let width = rows.map(\.count).max() ?? 0
    let full = rows.map { $0 + [String](repeating: "", count: width - $0.count) }
    let columns = left + [TextTable.Column](repeating: .figure, count: width - left.count)
    let lines = TextTable.lines(full, columns, look: look, hasHeader: hasHeader)
    return lines.map { $0 + "\n" }.joined()
  }

  private func mentions(_ count: Int) -> String { "\(count) mention\(count == 1 ? "" : "s")" }

  private func shown(_ text: String) -> String { TextWriter.shown(text) }

  /// The same with line breaks as blanks.
  private func shownLine(_ text: String) -> String {
    shown(String(decoding: text.utf8.map { (0x09...0x0D).contains($0) ? 0x20 : $0 }, as: UTF8.self))
  }
}

internal import BroadsheetCore
internal import Tables

extension EntityView {
  /// Writes one JSON object, for programs.
  ///
  /// Lists have their first `top` rows, or all.
  package func json(top: Int? = nil) -> [UInt8] {
    var out = JSONObject()
    addEntity(to: &out)
    if let period {
      out.add("period", string: period.rawValue)
      out.add("undated_mentions", course.undated)
      out.add("course", list: course.points.map(point))
    }
    out.add("sources", list: sources.prefix(top ?? .max).map(source))
    out.add("together_with", list: companions.prefix(top ?? .max).map(companion))
    out.add("surface_forms", list: surfaceForms.prefix(top ?? .max).map(surfaceForm))
    out.add("examples", list: examples.prefix(top ?? .max).map(example))
    return out.closed(lines: true)
  }

  private func addEntity(to out: inout JSONObject) {
    out.add("entity", string: entity.name)
    out.add("type", string: entity.type)
    switch entity.way {
    case .name: out.add("found_by", string: "name")
    case .otherCase: out.add("found_by", string: "name in other capitals")
    case .alias(let alias):
      out.add("found_by", string: "surface form")
      out.add("surface", string: alias.surface)
      out.add("rule", string: alias.rule)
      out.add("counts_for", list: alias.alsoFor.map(string))
    }
    out.add("other_types", list: entity.others.map(other))
    out.add("mentions", entity.mentions)
    out.add("documents", entity.documents)
    if let unique = entity.uniqueMentions { out.add("mentions_unique", unique) }
    if let unique = entity.uniqueDocuments { out.add("documents_unique", unique) }
    add("first_day", entity.firstDay, to: &out)
    add("last_day", entity.lastDay, to: &out)
  }

  private func string(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    TextWriter.appendJSON(text, to: &bytes)
    return bytes
  }

  private func add(_ name: String, _ day: Day, to out: inout JSONObject) {
    if day.isKnown {
      out.add(name, string: day.description)
    } else {
      out.add(name, raw: Array("null".utf8))
    }
  }

  private func other(_ other: (type: String, mentions: Int)) -> [UInt8] {
    var out = JSONObject()
    out.add("type", string: other.type)
    out.add("mentions", other.mentions)
    return out.closed()
  }

  private func point(_ point: EntityTimeSeries.Point) -> [UInt8] {
    var out = JSONObject()
    out.add("day", string: point.day.description)
    out.add("mentions", point.mentions)
    if let unique = point.unique { out.add("mentions_unique", unique) }
    return out.closed()
  }

  private func source(_ source: Share) -> [UInt8] {
    var out = JSONObject()
    out.add("source", string: source.name)
    out.add("mentions", source.mentions)
    out.add("documents", source.documents)
    if let unique = source.uniqueMentions { out.add("mentions_unique", unique) }
    if let unique = source.uniqueDocuments { out.add("documents_unique", unique) }
    return out.closed()
  }

  private func companion(_ other: Share) -> [UInt8] {
    var out = JSONObject()
    out.add("entity", string: other.name)
    out.add("type", string: other.type)
    out.add("documents", other.documents)
    if let unique = other.uniqueDocuments { out.add("documents_unique", unique) }
    if let npmi = other.npmi {
      var figure: [UInt8] = []
      TextWriter.append(npmi, to: &figure)
      out.add("npmi", raw: figure.isEmpty ? Array("null".utf8) : figure)
    }
    return out.closed()
  }

  private func surfaceForm(_ form: Share) -> [UInt8] {
    var out = JSONObject()
    out.add("surface", string: form.name)
    out.add("rule", string: form.rule)
    out.add("mentions", form.mentions)
    return out.closed()
  }

  private func example(_ example: ReportedExample) -> [UInt8] {
    var out = JSONObject()
    out.add("file", string: example.file)
    out.add("record", example.record)
    add("day", example.day, to: &out)
    out.add("source", string: example.source)
    out.add("before", string: example.before)
    out.add("mention", string: example.mention)
    out.add("after", string: example.after)
    return out.closed()
  }
}

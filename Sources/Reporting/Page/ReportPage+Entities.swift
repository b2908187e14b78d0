internal import BroadsheetCore

// The list of entities: one line each, with its details.

extension ReportPage {
  var listHead: Markup {
    let column = chart.map { "A column of the small charts is a \($0.periods.small.rawValue)." }
    let most = contents.entities.map(\.mentions).reduce(0, max)
    return """
      <section id="entities" aria-labelledby="entities-h">
      <h2 id="entities-h">\(heading)</h2>
      <p>Open a line for sources, company, merged names and examples. \(column ?? "")</p>
      <form id="tools" role="search" hidden>
      <label>Search <input type="search" id="find" autocomplete="off" spellcheck="false"></label>
      <fieldset id="types"><legend>Types</legend>\(EntityType.inOrder.map(typeBox))</fieldset>
      <label>Sort by <select id="sort"><option value="0">mentions</option>\
      <option value="1">mentions without copies</option><option value="2">documents</option>\
      <option value="3">weight of bursts</option><option value="4">first day</option>\
      <option value="5">name</option></select></label>
      <output id="found" aria-live="polite"></output>
      </form>
      <div class="heads" aria-hidden="true"><span>Entity</span><span>Mentions</span>\
      <span>Without copies</span><span>Documents</span><span>\(most > 0 && chart != nil ? "Over time" : "")\
      </span></div>
      <ol id="list">

      """
  }

  private var heading: String {
    let shown = contents.entities.count
    let all = max(shown, contents.run.entities)
    return shown < all
      ? "The first \(Figures.grouped(shown)) of \(Figures.grouped(all)) entities"
      : "All \(Figures.grouped(all)) entities"
  }

  private func typeBox(_ type: EntityType) -> Markup {
    guard contents.entities.contains(where: { $0.type == type }) else { return "" }
    return """
      <label class="\(type.tag)"><input type="checkbox" value="\(type.tag)" checked> \
      \(type.plural)</label>
      """
  }

  /// Writes one entity; values that the script sorts by are attributes if the text lacks them.
  func item(_ place: Int) -> Markup {
    let entity = contents.entities[place]
    let weight = Int(bursts[place].reduce(0) { $0 + $1.weight }.rounded())
    let day = entity.firstDay.isKnown ? Int(entity.firstDay.number) : Int(Int32.max)
    return """
      <li id="e\(digits: place + 1)" class="\(entity.type.tag)" data-w="\(digits: weight)" \
      data-d="\(digits: day)"><details><summary><span class="name"><i>\(place + 1)</i> \
      <b><bdi>\(entity.name)</bdi></b> <em>\(entity.type.tag)</em></span> \
      <span>\(entity.mentions)</span> <span>\(entity.uniqueMentions)</span> \
      <span>\(entity.documents)</span>\
      \(chart?.spark(entity, bursts[place]) ?? "")</summary>
      \(evidence(place))</details></li>

      """
  }

  private func evidence(_ place: Int) -> Markup {
    let entity = contents.entities[place]
    let rows: [Markup] = [
      row("Days", daysWords(place)),
      row(
        "Sources",
        list(entity.sources) { "<bdi>\($0.name)</bdi> <small>\($0.mentions)</small>" }
      ),
      row(
        "Company",
        list(entity.companions) { "<bdi>\($0.name)</bdi> <small>\($0.documents)</small>" }
      ),
      row(
        "Names merged",
        list(entity.forms) {
          "<bdi>\($0.surface)</bdi> <small>\($0.mentions)</small> <i>\($0.rule)</i>"
        },
        kind: " class=\"forms\""
      ),
    ]
    let examples = entity.examples.map(example)
    let facts: Markup = rows.allSatisfy(\.isEmpty) ? "" : "<dl>\(rows)</dl>"
    let list: Markup = examples.isEmpty ? "" : "<ul>\(examples)</ul>"
    return "\(facts)\(list)"
  }

  private func row(_ name: String, _ value: Markup, kind: Markup = "") -> Markup {
    value.isEmpty ? "" : "<dt>\(name)</dt><dd\(kind)>\(value)</dd>"
  }

  private func daysWords(_ place: Int) -> Markup {
    let entity = contents.entities[place]
    guard entity.firstDay.isKnown else { return "" }
    let course = entity.course.map { (place: $0.place, count: $0.mentions) }
    let (first, last) = (entity.firstDay.description, entity.lastDay.description)
    var words = [first == last ? "\(first)." : "\(first) to \(last)."]
    words += [peak(course), burstWords(bursts[place])].compactMap(\.self)
    if entity.undated > 0 {
      words.append("Without a date: \(Figures.count(entity.undated, "mention")).")
    }
    return "\(words.joined(separator: " "))"
  }

  private func list<Element>(
    _ list: Listed<Element>,
    _ part: (Element) -> Markup
  ) -> Markup {
    guard !list.first.isEmpty else { return "" }
    var out = Markup()
    for (place, element) in list.first.enumerated() {
      if place > 0 { out += ", " }
      out += part(element)
    }
    let more = list.count - list.first.count
    if more > 0 { out += " and \(more) more" }
    return out
  }

  private func example(_ example: ReportedExample) -> Markup {
    var facts = ["\(example.day.description)", example.source].filter { !$0.isEmpty }
    facts.append(
      example.file.isEmpty ? "record \(example.record)" : "\(example.file) record \(example.record)"
    )
    return """
      <li><q dir="auto">\(example.before)<mark>\(example.mention)</mark>\(example.after)</q> \
      <cite>\(facts.joined(separator: ", "))</cite></li>

      """
  }
}

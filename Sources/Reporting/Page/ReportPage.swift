internal import BroadsheetCore

/// Writes the report of a run as one self-contained page.
///
/// The page is complete without its script, which only searches, sorts and links drawings to the
/// list. It works on screens of any width, on paper, with a keyboard and with a screen reader. Text
/// of a dump cannot act: `Markup` escapes it, and the page's policy allows only its own style sheet
/// and script.
package struct ReportPage {
  let contents: ReportContents
  let chart: TimeChart?
  let networkChart: NetworkChart
  /// The bursts of each entity.
  let bursts: [[Burst]]
  /// Indexes of the entities with large charts.
  let topEntities: ArraySlice<Int>

  /// The number of large charts, for the first entities with dates.
  private static let topEntities = 8

  package init(_ contents: ReportContents) {
    self.contents = contents
    chart = contents.timeline.map(TimeChart.init)
    networkChart = NetworkChart(contents)
    bursts = contents.entities.map { Self.bursts(of: $0, contents.timeline) }
    topEntities = contents.entities.indices.filter { !contents.entities[$0].course.isEmpty }
      .prefix(Self.topEntities)
  }

  private static func bursts(of entity: ReportedEntity, _ timeline: Timeline?) -> [Burst] {
    guard let timeline else { return [] }
    var relevant = [Int](repeating: 0, count: timeline.starts.count)
    for point in entity.course {
      relevant[point.place] = min(point.uniqueDocuments, timeline.articles[point.place])
    }
    return BurstAutomaton().bursts(of: relevant, among: timeline.articles)
  }

  /// Writes the page to `sink` in pieces.
  package func write(to sink: ([UInt8]) throws -> Void) rethrows {
    try sink(head.bytes)
    try sink(summary.bytes)
    try sink(topByType.bytes)
    try sink(overTime.bytes)
    try sink(network.bytes)
    try sink(listHead.bytes)
    for index in contents.entities.indices { try sink(item(index).bytes) }
    try sink(foot.bytes)
  }

  private var head: Markup {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src '\(PageFiles.styleSource)'; script-src '\(PageFiles.scriptSource)'; \
    base-uri 'none'; form-action 'none'">
    <title>\(contents.title)</title>
    <style>\(verbatim: PageFiles.reportStyle)</style>
    </head>
    <body>
    <a class="skip" href="#entities">To the list of entities</a>
    <header>
    <p class="mast">Broadsheet</p>
    <h1>\(contents.title)</h1>
    <p class="sub">\(subtitle)</p>
    <nav aria-label="Parts of this page">\(navigation)</nav>
    </header>
    <main>

    """
  }

  private var subtitle: String {
    let run = contents.run
    let counts =
      "\(Figures.count(run.articles, "article")), \(Figures.count(run.mentions, "mention")) of "
      + Figures.count(run.entities, "entity", plural: "entities")
    guard let days = contents.timeline?.days else { return counts }
    let last = Day(number: days.upperBound.number - 1)
    return "\(counts), \(days.lowerBound.description) to \(last.description)"
  }

  private var navigation: Markup {
    var links: Markup = "<a href=\"#run\">What was counted</a> <a href=\"#top\">At the top</a> "
    if chart != nil { links += "<a href=\"#time\">Over time</a> " }
    if !networkChart.isEmpty { links += "<a href=\"#network\">Who with whom</a> " }
    return "\(links)<a href=\"#entities\">All entities</a>"
  }

  private var foot: Markup {
    """
    </ol>
    <p id="none" hidden>No entity is like that. <button type="button" id="clear">Show all</button></p>
    </section>
    </main>
    <footer><p>Made by \(contents.run.maker) from exact counts. Bursts: Kleinberg (2003), two states, \
    s = 2, γ = 1, over articles that are no copies. Company: normalized pointwise mutual \
    information.</p></footer>
    <script>\(verbatim: PageFiles.reportScript)</script>
    </body>
    </html>

    """
  }
}

extension EntityType {
  /// The heading for entities of a type.
  var plural: String {
    switch self {
    case .person: "People"
    case .organisation: "Organisations"
    case .location: "Places"
    case .miscellaneous: "Others"
    }
  }

  static let inOrder: [EntityType] = [.person, .organisation, .location, .miscellaneous]
}

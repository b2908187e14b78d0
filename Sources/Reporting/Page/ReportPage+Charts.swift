internal import BroadsheetCore

// The top entities over time, and the network.

extension ReportPage {
  var overTime: Markup {
    guard let chart, let timeline = contents.timeline else {
      return """
        <section id="time" aria-labelledby="time-h"><h2 id="time-h">Over time</h2>
        <p>No article has a date, or the tables were made with --by none.</p></section>

        """
    }
    return """
      <section id="time" aria-labelledby="time-h">
      <h2 id="time-h">Over time</h2>
      <p class="key"><span class="swatch unique"></span> mentions without copies \
      <span class="swatch all"></span> in copies as well \
      <span class="swatch burst"></span> a burst: in far more articles than usual. A column is a \
      \(chart.periods.large.rawValue).\(outside(timeline))</p>
      <div class="charts">\(articlesChart(chart, timeline))\(topEntities.map { figure($0, chart) })</div>
      </section>

      """
  }

  private func outside(_ timeline: Timeline) -> Markup {
    guard timeline.outside > 0 else { return "" }
    return
      " Not drawn: \(Figures.count(timeline.outside, "article")) with a day far before or after."
  }

  private func articlesChart(_ chart: TimeChart, _ timeline: Timeline) -> Markup {
    let points = timeline.articles.enumerated().map { (place: $0.offset, count: $0.element) }
    let drawing = chart.chart(
      all: points,
      unique: points,
      title: "Articles without copies over time. \(peak(points) ?? "")"
    )
    return """
      <figure class="whole"><figcaption><b>All articles</b> <span>without copies</span></figcaption>\
      \(drawing)</figure>

      """
  }

  private func figure(_ place: Int, _ chart: TimeChart) -> Markup {
    let entity = contents.entities[place]
    let all = entity.course.map { (place: $0.place, count: $0.mentions) }
    let spans = bursts[place]
    let words = [peak(all), burstWords(spans)].compactMap(\.self).joined(separator: " ")
    let drawing = chart.chart(
      all: all,
      unique: entity.course.map { ($0.place, $0.uniqueMentions) },
      bursts: spans,
      title: "Mentions of \(entity.name) over time. \(words)"
    )
    return """
      <figure class="\(entity.type.tag)"><figcaption><a href="#e\(digits: place + 1)"><bdi>\
      \(entity.name)</bdi></a> <span>\(entity.mentions) mentions</span></figcaption>\(drawing)</figure>

      """
  }

  /// The period with the most mentions.
  func peak(_ points: [(place: Int, count: Int)]) -> String? {
    guard let timeline = contents.timeline,
      let most = points.max(by: { ($0.count, $1.place) < ($1.count, $0.place) }), most.count > 0
    else { return nil }
    let day = timeline.starts[most.place].description
    let when =
      timeline.period == .day ? "on \(day)" : "in the \(timeline.period.rawValue) of \(day)"
    return "Most \(when): \(Figures.grouped(most.count))."
  }

  /// The heaviest bursts, in the order of their days.
  func burstWords(_ spans: [Burst]) -> String? {
    guard !spans.isEmpty, let timeline = contents.timeline else { return nil }
    let heaviest = spans.sorted { $0.weight > $1.weight }.prefix(4)
    let words = heaviest.sorted { $0.periods.lowerBound < $1.periods.lowerBound }.map { span in
      let days = timeline.days(span.periods)
      let last = Day(number: days.upperBound.number - 1)
      let first = days.lowerBound.description
      return days.lowerBound == last ? first : "\(first) to \(last.description)"
    }
    let more = spans.count > words.count ? " and \(spans.count - words.count) lesser ones" : ""
    return "\(spans.count == 1 ? "Burst" : "Bursts"): \(words.joined(separator: ", "))\(more)."
  }

  var network: Markup {
    guard !networkChart.isEmpty else {
      return """
        <section id="network" aria-labelledby="network-h"><h2 id="network-h">Who with whom</h2>
        <p>No two of the first entities stand in the same articles more often than chance has it, or \
        the tables were made with --pairs-top 0.</p></section>

        """
    }
    let count = min(NetworkChart.nodes, contents.entities.count)
    let title =
      "Network of the first \(count) entities: a line joins two that stand in the same articles "
      + "more often than chance has it. The strongest pairs stand in the table below."
    return """
      <section id="network" aria-labelledby="network-h">
      <h2 id="network-h">Who with whom</h2>
      <p>The first \(count) entities. A line joins two that stand in the same articles more often than \
      chance has it, the thicker the more; the larger a dot, the more mentions.</p>
      <p class="key">\(EntityType.inOrder.map { "<span class=\"dot \($0.tag)\"></span> \($0.plural) " })</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Network">\
      \(networkChart.drawing(title: title))</div>
      <details><summary>The strongest pairs as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Pairs"><table aria-label="Pairs">
      <thead><tr><th scope="col">Entity</th><th scope="col">with</th><th scope="col">Articles</th>\
      <th scope="col">NPMI</th></tr></thead>
      <tbody>\(networkChart.strongest.map(pairRow))</tbody></table></div></details>
      </section>

      """
  }

  private func pairRow(_ pair: ReportedPair) -> Markup {
    """
    <tr><th scope="row">\(link(pair.first))</th><td>\(link(pair.second))</td>\
    <td>\(pair.documents)</td><td>\(Figures.hundredths(pair.npmi))</td></tr>

    """
  }

  private func link(_ place: Int) -> Markup {
    "<a href=\"#e\(digits: place + 1)\"><bdi>\(contents.entities[place].name)</bdi></a>"
  }
}

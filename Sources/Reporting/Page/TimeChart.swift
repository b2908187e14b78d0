internal import BroadsheetCore

/// Draws counts over time: a small chart for a row of a list, and a large one with axes.
struct TimeChart {
  let timeline: Timeline
  private let small: Bins
  private let large: Bins
  private let dayScale: DayScale

  private static let smallHeight = 20
  private static let plotHeight = 120

  init(_ timeline: Timeline) {
    self.timeline = timeline
    small = Bins(timeline, most: 110)
    large = Bins(timeline, most: 420)
    dayScale = DayScale(timeline.days)
  }

  /// The period of a column in the small chart and in the large one.
  var periods: (small: Period, large: Period) { (small.period, large.period) }

  /// Draws the chart without axes; everything that it shows is in the text, too.
  func spark(_ entity: ReportedEntity, _ bursts: [Burst]) -> Markup {
    let sums = small.sums(entity.course.map { ($0.place, $0.mentions) })
    let columns = ColumnPath.data(sums, highest: sums.max() ?? 0, height: Self.smallHeight)
    return """
      <svg class="spark" viewBox="0 0 \(digits: sums.count) 20" preserveAspectRatio="none" \
      aria-hidden="true">\(bands(bursts, in: small, height: Self.smallHeight))<path d="\(columns)"/></svg>
      """
  }

  private func bands(_ bursts: [Burst], in bins: Bins, height: Int) -> Markup {
    guard !bursts.isEmpty else { return "" }
    let bands = bursts.map { burst in
      let days = timeline.days(burst.periods)
      return bins.position(of: days.lowerBound)..<bins.position(of: days.upperBound)
    }
    return "<path class=\"burst\" d=\"\(BandPath.data(bands, height: height))\"/>"
  }

  /// Draws the chart with axes: all mentions in the back, those without duplicates in front.
  ///
  /// Screen readers say `title` instead.
  func chart(
    all: [(place: Int, count: Int)],
    unique: [(place: Int, count: Int)],
    bursts: [Burst] = [],
    title: String
  ) -> Markup {
    let (sums, uniqueSums) = (large.sums(all), large.sums(unique))
    let scale = FigureScale(reaching: sums.max() ?? 0)
    let columns = { ColumnPath.data($0, highest: scale.highest, height: Self.plotHeight) }
    return """
      <svg class="chart" viewBox="0 0 360 156" role="img" aria-label="\(title)">
      \(marks(scale))<svg x="40" y="8" width="312" height="120" \
      viewBox="0 0 \(digits: sums.count) 120" preserveAspectRatio="none">\
      \(bands(bursts, in: large, height: Self.plotHeight))<path class="all" d="\(columns(sums))"/>\
      <path class="unique" d="\(columns(uniqueSums))"/></svg>\(dayMarks)</svg>
      """
  }

  private func marks(_ scale: FigureScale) -> Markup {
    scale.marks.reduce(into: Markup()) { out, mark in
      let y = 128 - 120 * Double(mark) / Double(scale.highest)
      out += "<path class=\"grid\" d=\"M40 \(at: y)h312\"/>"
      out += "<text x=\"35\" y=\"\(at: y + 3.5)\" class=\"end\">\(mark)</text>\n"
    }
  }

  private var dayMarks: Markup {
    dayScale.marks.reduce(into: Markup()) { out, mark in
      let part = large.position(of: mark.day) / Double(large.starts.count)
      let x = 40 + 312 * part
      out += "<path class=\"tick\" d=\"M\(at: x) 128v4\"/>"
      let place: Markup = part > 0.93 ? "end" : part < 0.05 ? "start" : "mid"
      out += "<text x=\"\(at: x)\" y=\"146\" class=\"\(place)\">\(mark.text)</text>\n"
    }
  }
}

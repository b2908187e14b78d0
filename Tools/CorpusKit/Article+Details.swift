/// Incidental details, as publishers add them; the same article has the same details.
extension Article {
  /// `10:04:07`.
  var clock: String {
    let fields = [noise >> 8 & 15, noise >> 16 & 31, noise >> 24 & 31]
    return fields.map { String(decoding: decimal(Int($0), width: 2), as: UTF8.self) }
      .joined(separator: ":")
  }

  /// `2024-03-05`.
  var isoDay: String { String(decoding: day.iso, as: UTF8.self) }

  /// `0000017`.
  var serial: String { String(decoding: decimal(number, width: 7), as: UTF8.self) }

  /// The site of the article.
  var host: String { source.isEmpty ? "www.news.example" : source }

  /// The URL of the article; some publishers include its day.
  func url(dated: Bool) -> String {
    let folder = dated ? isoDay.split(separator: "-").joined(separator: "/") : "made"
    return "https://\(host)/\(folder)/story-\(serial).html"
  }

  /// The paragraphs of the body.
  var paragraphs: [ArraySlice<UInt8>] { body.split(separator: 0x0A) }
}

extension Day {
  /// `Mar`.
  var monthName: String { Day.monthNames[month - 1] }

  /// `Tue` (Sakamoto's method).
  var weekdayName: String {
    let year = month < 3 ? year - 1 : year
    let shifted = year + year / 4 - year / 100 + year / 400 + Day.monthShifts[month - 1] + day
    return Day.weekdayNames[shifted % 7]
  }

  private static let monthShifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
  private static let weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

internal import BroadsheetCore

/// Writes days as `TextWriter` does, and remembers some: most rows have a day that others had.
struct DayTexts {
  /// A day and its ten bytes.
  private struct Entry {
    var day = Day.unknown
    var text = SIMD16<UInt8>.zero
  }

  /// Each day has one place, where the last one with that place stays.
  private var entries = [Entry](repeating: Entry(), count: 1 << 10)

  /// Appends `YYYY-MM-DD`; nothing for an unknown day.
  mutating func append(_ day: Day, to row: inout [UInt8]) {
    guard day.isKnown else { return }
    let place = Int(day.number) & (entries.count - 1)
    if entries[place].day != day {
      var text: [UInt8] = []
      TextWriter.append(day, to: &text)
      entries[place].day = day
      for (index, byte) in text.prefix(10).enumerated() { entries[place].text[index] = byte }
    }
    let text = entries[place].text
    row.append(addingCapacity: 10) { free in
      for index in 0..<10 { free.append(text[index]) }
    }
  }
}

/// A day of the Gregorian calendar.
package struct Day: Sendable, Equatable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The day `number` days after 1 January 1970 (Hinnant's civil-from-days).
  package init(number: Int) {
    let z = number + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2024-03-05`.
  package var iso: [UInt8] {
    decimal(year, width: 4) + [0x2D] + decimal(month, width: 2) + [0x2D] + decimal(day, width: 2)
  }
}

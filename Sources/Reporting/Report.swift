internal import BroadsheetCore

/// The tables of a run as one page for a person.
package struct Report {
  private let page: ReportPage

  /// How many entities a report lists at most.
  package static let most = 10_000

  /// Reads what the page shows of the tables in a folder, whatever their format.
  ///
  /// Takes time with the length of the tables, and memory with `top`.
  /// - Parameters:
  ///   - folder: what `count -o` or `merge` wrote.
  ///   - title: the heading of the page.
  ///   - top: entities that are listed, the first of the table.
  /// - Throws: `TableError` where the folder holds no tables of a finished run.
  package init(folder: String, title: String, top: Int) throws {
    page = ReportPage(try ReportReader(folder: folder).contents(title: title, top: top))
  }

  /// Hands the page to `sink` in pieces: HTML, UTF-8.
  package func write(to sink: ([UInt8]) throws -> Void) rethrows { try page.write(to: sink) }
}

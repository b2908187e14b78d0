internal import BroadsheetCore

/// The tables of a run as one page for a person.
package struct Report {
  private let page: ReportPage

  /// The maximum number of entities in a report.
  package static let most = 10_000

  /// Reads the tables of a folder, in any readable format.
  ///
  /// Takes time with the length of the tables, and memory with `top`.
  /// - Parameters:
  ///   - folder: what `count -o` or `merge` wrote.
  ///   - title: the heading of the page.
  ///   - top: entities that are listed, the first of the table.
  /// - Throws: `TableError` if the folder has no tables of a finished run.
  package init(folder: String, title: String, top: Int) throws {
    page = ReportPage(try ReportReader(folder: folder).contents(title: title, top: top))
  }

  /// Writes the page to `sink` in pieces: HTML, UTF-8.
  package func write(to sink: ([UInt8]) throws -> Void) rethrows { try page.write(to: sink) }
}

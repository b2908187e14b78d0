package import BroadsheetCore

/// Makes the sketches by which copies of an article are found.
package struct Sketcher: Sendable {
  package init() {}

  package func sketch(_ article: Article, of text: borrowing Span<UInt8>) -> Sketch { .none }
}

internal import BroadsheetCore
package import Tables

extension EntityView {
  /// For a person: totals, the course over time, sources, companions, surface forms, examples.
  ///
  /// Lists have `top` rows at most, and say what is left out; the course over time fills a line.
  package func text(top: Int, look: TextLook = .plain) -> [UInt8] {
    let text = EntityText(view: self, top: top, look: look)
    return Array(text.parts.filter { !$0.isEmpty }.joined(separator: "\n").utf8)
  }
}

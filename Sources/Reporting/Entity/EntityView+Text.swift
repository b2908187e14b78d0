internal import BroadsheetCore
package import Tables

extension EntityView {
  /// Writes text for a person.
  ///
  /// Lists have at most `top` rows, and say how many more there are; the time series fills a line.
  package func text(top: Int, look: TextLook = .plain) -> [UInt8] {
    let text = EntityText(view: self, top: top, look: look)
    return Array(text.parts.filter { !$0.isEmpty }.joined(separator: "\n").utf8)
  }
}

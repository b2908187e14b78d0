internal import BroadsheetCore

/// An option of a run and its value, as the manifest names both.
package typealias Setting = (name: String, value: String)

/// A digest by which lists with other contents are noticed.
func digest(of bytes: [UInt8]) -> String {
  String(ByteScan.hash(bytes.span, 0..<bytes.count, seed: 0), radix: 16)
}

extension Options {
  /// How dumps are read, as the manifest shows it.
  private var reading: [Setting] {
    var pairs: [Setting] = fields.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { ($0.key.rawValue + "-field", $0.value) }
    if !columns.isEmpty { pairs.append(("columns", columns.joined(separator: ","))) }
    if let inputFormat { pairs.append(("input-format", inputFormat.rawValue)) }
    return pairs
  }

  /// Which articles are counted, as the manifest shows it.
  private var selection: [Setting] {
    [("since", since), ("until", until), ("lang", languages.described)].compactMap { name, value in
      value.map { (name, $0) }
    }
  }

  /// Everything that can change a count, with what finds the entities between reading and selection.
  func described(with tagger: [Setting]) -> [Setting] { reading + tagger + selection }
}

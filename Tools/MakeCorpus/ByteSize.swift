import ArgumentParser

/// A number of bytes: `800`, `64KB`, `10MB`, `2GB` (powers of ten).
struct ByteSize: ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int

  init(bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    let units = [("KB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1), ("", 1)]
    let match = units.first { argument.uppercased().hasSuffix($0.0) }
    guard let (unit, scale) = match, let number = Double(argument.dropLast(unit.count)),
      number >= 0, number * Double(scale) < 0x1p62
    else { return nil }
    bytes = Int(number * Double(scale))
  }

  var description: String { "\(bytes)" }
}

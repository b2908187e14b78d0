public import ArgumentParser
public import Broadsheet

/// Which tables are made, whether of dumps or of parts.
struct TableArguments: ParsableArguments {
  /// The values of `--by`.
  enum Period: String, CaseIterable, ExpressibleByArgument {
    case day, week, month, none

    var period: TableOptions.Period? {
      switch self {
      case .day: .day
      case .week: .week
      case .month: .month
      case .none: nil
      }
    }
  }

  @Option(
    help: "Period for counts over time: day, week, month or none. (default: day)"
  )
  var by: Period?

  @Flag(help: "Split the counts over time by source.")
  var bySource = false

  @Option(help: "Count how often the first N entities share an article. (default: 500)")
  var pairsTop: Int?

  @Option(help: "Number of example passages for each of the first 1000 entities.")
  var examples = 3

  @Option(
    name: .customLong("aliases"),
    help: "File that maps names to entities: surface<TAB>entity[<TAB>type], one per line.",
    completion: .file()
  )
  var aliasFile: String?

  @Option(
    name: .customLong("stoplist"),
    help: "File of names to leave out, one per line.",
    completion: .file()
  )
  var stopFile: String?

  @Flag(help: "Compress text tables with gzip.")
  var gzip = false

  @Option(
    help: "Approximate memory limit, such as 1GiB. What does not fit is sorted on disk."
  )
  var memory = ByteCount(bytes: 128 << 20)

  func validate() throws {
    if bySource, by == Period.none {
      throw ValidationError(
        "--by-source needs counts over time: use --by day, week or month"
      )
    }
    if let pairsTop, !(0...4000).contains(pairsTop) {
      throw ValidationError("--pairs-top must be from 0 to 4000")
    }
    if !(0...100).contains(examples) { throw ValidationError("--examples must be from 0 to 100") }
    if memory.bytes < 64 << 20 { throw ValidationError("--memory must be at least 64MiB") }
  }

  /// Whether anything is asked for that needs a folder.
  var areAsked: Bool {
    by != nil || bySource || pairsTop != nil || aliasFile != nil || stopFile != nil || gzip
  }

  /// The tables that these options ask for.
  func options(_ format: TableOptions.Format, top: Int?) throws -> TableOptions {
    var options = TableOptions()
    options.format = format
    options.isCompressed = gzip
    options.period = (by ?? .day).period
    options.bySource = bySource
    options.pairsTop = pairsTop
    options.examples = examples
    options.top = top
    options.aliases = try aliasFile.map { try InputFinder.bytes(ofFile: $0) } ?? []
    options.stoplist = try stopFile.map { try InputFinder.bytes(ofFile: $0) } ?? []
    options.listNames = (aliasFile, stopFile)
    return options
  }
}

extension TableOptions.Format: ExpressibleByArgument {}

/// A number of bytes, with a unit or without.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = argument.dropFirst(digits.count).trimmingPrefix(" ").lowercased()
    let shifts = ["": 0, "b": 0, "kib": 10, "mib": 20, "gib": 30, "k": 10, "m": 20, "g": 30]
    guard let number = Int(digits), let shift = shifts[unit], number < 1 << 32 else { return nil }
    bytes = number << shift
  }

  var defaultValueDescription: String { "\(bytes >> 20)MiB" }
}

internal import CFuzzer
internal import Glibc

/// What libFuzzer is let loose on; scripts/fuzz names one in `BROADSHEET_FUZZ_TARGET`.
enum FuzzTarget: String, CaseIterable {
  case gzip, tar, zip, jsonl, envelopes, csv, records, warc, sgml, html, normalizer, cells, tables,
    index

  /// The one of this process.
  static let chosen: FuzzTarget = {
    // SAFETY: getenv returns a string of the environment, which nobody changes here, or nil.
    let name = unsafe getenv("BROADSHEET_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("BROADSHEET_FUZZ_TARGET must be one of \(allCases.map(\.rawValue))")
    }
    return target
  }()

  /// Runs one input; traps where anything is not as it must be.
  func run(_ input: [UInt8]) {
    switch self {
    case .gzip: GzipTarget.run(input)
    case .tar: TarTarget.run(input)
    case .zip: ZipTarget.run(input)
    case .jsonl: JSONLinesTarget.run(input)
    case .envelopes: EnvelopesTarget.run(input)
    case .csv: CSVTarget.run(input)
    case .records: RecordsTarget.run(input)
    case .warc: WARCTarget.run(input)
    case .sgml: SGMLTarget.run(input)
    case .html: HTMLTarget.run(input)
    case .normalizer: NormalizerTarget.run(input)
    case .cells: CellsTarget.run(input)
    case .tables: TablesTarget.run(input)
    case .index: IndexTarget.run(input)
    }
  }
}

/// Hands the command line to libFuzzer: its options, then files to run or folders to grow.
@main struct Fuzz {
  static func main() {
    if CommandLine.arguments.dropFirst().first == "--growth" {
      Growth.check(CommandLine.arguments.dropFirst(2))
      return
    }
    var count = CommandLine.argc
    // SAFETY: libFuzzer may write to both, and they live as long as the process; it calls back with
    // as many bytes as it says, which are copied.
    _ = FuzzTarget.chosen
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      unsafe CommandLine
      .unsafeArgv
    let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
      unsafe FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: data, count: size)))
      return 0
    }
    exit(status)
  }
}

/// Ends the process with a message where a promise is broken.
@inline(__always)
func check(_ isKept: Bool, _ promise: @autoclosure () -> String) {
  guard isKept else { fatalError("broken promise: \(promise())") }
}

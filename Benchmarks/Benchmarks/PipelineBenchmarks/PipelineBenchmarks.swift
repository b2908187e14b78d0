// Throughput of the pipeline cut after each stage, through the public face of the library.
import Benchmark
import Broadsheet
import Foundation

/// Megabytes of uncompressed text a second of wall time, start-up of the tagger left out.
private let throughput = BenchmarkMetric.custom(
  "MB/s of text",
  polarity: .prefersLarger,
  useScalingFactor: false
)

/// The dumps to read: paths in `BROADSHEET_BENCH_FILES`, divided by colons (see scripts/bench).
private func inputs() -> [String] {
  let named = ProcessInfo.processInfo.environment["BROADSHEET_BENCH_FILES"] ?? ""
  let paths = named.split(separator: ":").map(String.init)
  for path in paths where !FileManager.default.isReadableFile(atPath: path) {
    fatalError("cannot read \(path): BROADSHEET_BENCH_FILES names dumps, divided by colons")
  }
  return paths
}

/// What a dump is called in the table: its file's name up to the first dot.
private func label(_ path: String) -> String {
  let file = path.split(separator: "/").last ?? "input"
  return String(file.prefix { $0 != "." })
}

/// One row of the table: `path` read `through` a stage by so many workers.
private func measure(
  _ path: String,
  through stage: Options.Stage,
  workers: Int,
  _ tagger: Result<EntityTagger, any Error>,
  _ how: String
) {
  let name =
    "\(label(path)), \(stage.rawValue + 1) \(stage)\(how), "
    + "\(workers) worker\(workers == 1 ? "" : "s")"
  Benchmark(name) { benchmark in
    var options = Options()
    options.through = stage
    options.workers = workers
    let broadsheet = Broadsheet(tagger: try tagger.get(), options: options)
    let start = ContinuousClock.now
    benchmark.startMeasurement()
    let (_, summary) = try await broadsheet.count([Dump(path: path)])
    benchmark.stopMeasurement()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Double(summary.textBytes) / 1e6 / seconds
    benchmark.measurement(throughput, Int(rate.rounded()))
  }
}

private let byModel = Result { try EntityTagger() }
private let byNames = Result { try EntityTagger(.names) }

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [throughput],
    warmupIterations: 1,
    maxDuration: .seconds(10),
    maxIterations: 9
  )
  for path in inputs() {
    for workers in [1, 2] {
      for stage in Options.Stage.allCases {
        measure(path, through: stage, workers: workers, byModel, "")
      }
      for stage in [Options.Stage.tag, .aggregate] {
        measure(path, through: stage, workers: workers, byNames, " by names")
      }
    }
  }
}

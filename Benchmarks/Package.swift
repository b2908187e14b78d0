// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "broadsheet-benchmarks",
  dependencies: [
    .package(name: "broadsheet", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "PipelineBenchmarks",
      dependencies: [
        .product(name: "Broadsheet", package: "broadsheet"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      // The plugin finds no target outside a folder of this name.
      path: "Benchmarks/PipelineBenchmarks",
      swiftSettings: [.swiftLanguageMode(.v6)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    )
  ]
)

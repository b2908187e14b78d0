// swift-tools-version: 6.2
import PackageDescription

/// Set by scripts/fuzz alone: fuzzing takes unsafe flags, with which no package may depend on this.
let isFuzzing = Context.environment["BROADSHEET_FUZZ"] != nil
let fuzzerRuntime = Context.environment["BROADSHEET_FUZZ_RUNTIME"] ?? ""

let house: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
/// The C libraries that are linked only with the trait of their name.
let codecs: [Target.Dependency] = ["ISAL", "Zstd", "Bzip2", "XZ"].map {
  .target(name: "C" + $0, condition: .when(traits: [$0]))
}
let sqlite = Target.Dependency.target(name: "CSQLite", condition: .when(traits: ["SQLite"]))

let rooms: [Target.Dependency] = [
  "BroadsheetCore", "Decompression", "Splitting", "Normalization", "Tagging", "Resolution",
  "Deduplication", "Storage", "Indexing", "Aggregation", "Tables", "Reporting",
]

/// A stage: one module of its own, and the module of its tests.
///
/// `tools` are what the tests take besides.
func room(
  _ name: String,
  uses doors: [Target.Dependency],
  testedWith tools: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: doors, swiftSettings: house),
    .testTarget(
      name: name + "Tests",
      dependencies: doors + tools + [.byName(name: name), "BroadsheetTestSupport"],
      swiftSettings: house
    ),
  ]
}

/// The fuzz targets, in one executable: see scripts/fuzz.
let fuzzing: [Target] = [
  .systemLibrary(name: "CFuzzer", path: "Fuzzing/CFuzzer"),
  .executableTarget(
    name: "Fuzz",
    dependencies: rooms + ["Broadsheet", "CFuzzer", "CZlib"],
    path: "Fuzzing/Targets",
    swiftSettings: house + [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [
      .unsafeFlags(["-Xlinker", fuzzerRuntime, "-lstdc++", "-lm"])
    ]
  ),
]

let package = Package(
  name: "broadsheet",
  products: [
    .library(name: "Broadsheet", targets: ["Broadsheet"]),
    .executable(name: "broadsheet", targets: ["BroadsheetCLI"]),
    .executable(name: "make-corpus", targets: ["MakeCorpus"]),
    .executable(name: "compile-gazetteer", targets: ["GazetteerCompiler"]),
  ],
  traits: [
    .trait(name: "ISAL", description: "Inflates gzip with ISA-L, nearly three times as fast."),
    .trait(name: "Zstd", description: "Reads Zstandard containers, with libzstd."),
    .trait(name: "Bzip2", description: "Reads bzip2 containers, with libbz2."),
    .trait(name: "XZ", description: "Reads xz containers, with liblzma."),
    .trait(name: "SQLite", description: "Writes and reads tables in one SQLite file."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CISAL", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(name: "CXZ", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CBuild"),
    .target(name: "CScan"),
    .target(name: "CGazetteer", exclude: ["gazetteer.bin", "NOTICE.md"]),
    .target(name: "CModel", exclude: ["model.bin"]),
    .target(name: "CPages", exclude: ["report.css", "report.js"]),
  ]
    + room("BroadsheetCore", uses: ["CScan", deque])
    + room("Decompression", uses: ["BroadsheetCore", "CZlib", system] + codecs)
    + room("Splitting", uses: ["BroadsheetCore"])
    + room("Normalization", uses: ["BroadsheetCore"])
    + room("Tagging", uses: ["BroadsheetCore", "CScan", "CGazetteer", "CModel"])
    + room("Resolution", uses: ["BroadsheetCore"])
    + room("Deduplication", uses: ["BroadsheetCore", "CScan"])
    + room("Storage", uses: ["BroadsheetCore", system])
    + room("Indexing", uses: ["BroadsheetCore", "Storage", system])
    + room("Aggregation", uses: ["BroadsheetCore", "Storage", system])
    + room("Tables", uses: ["BroadsheetCore", "CZlib", sqlite], testedWith: ["CorpusKit"])
    + room("Reporting", uses: ["BroadsheetCore", "Tables", "CPages"])
    + room("Training", uses: ["BroadsheetCore", "CScan", "Tagging"])
    + [
      .target(name: "Broadsheet", dependencies: rooms + [system], swiftSettings: house),
      .testTarget(
        name: "PipelineTests",
        dependencies: rooms + ["Broadsheet", "BroadsheetTestSupport", "CorpusKit"],
        swiftSettings: house
      ),
      .executableTarget(
        name: "BroadsheetCLI",
        dependencies: [
          "Broadsheet", "CBuild", "Storage", "Tables", "Training", arguments, system,
        ],
        swiftSettings: house
      ),
      .testTarget(
        name: "EndToEndTests",
        dependencies: [
          "Broadsheet", "BroadsheetCLI", "BroadsheetCore", "BroadsheetTestSupport", "CorpusKit",
          "Tables",
        ],
        exclude: ["Snapshots"],
        swiftSettings: house
      ),
      .target(name: "CorpusKit", dependencies: ["CZlib"], swiftSettings: house),
      .testTarget(name: "CorpusKitTests", dependencies: ["CorpusKit"], swiftSettings: house),
      .executableTarget(
        name: "MakeCorpus",
        dependencies: ["CorpusKit", arguments],
        swiftSettings: house
      ),
      .executableTarget(
        name: "GazetteerCompiler",
        dependencies: ["Normalization", "Tagging", arguments],
        swiftSettings: house
      ),
      .target(
        name: "BroadsheetTestSupport",
        dependencies: ["BroadsheetCore", "CorpusKit", "Indexing"],
        path: "Tests/BroadsheetTestSupport",
        swiftSettings: house
      ),
    ]
    + (isFuzzing ? fuzzing : []),
  cLanguageStandard: .gnu2x
)

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

/// What the library is made of.
let modules: [Target.Dependency] = [
  "BroadsheetCore", "Decompression", "Splitting", "Normalization", "Tagging", "Resolution",
  "Deduplication", "Storage", "Indexing", "Aggregation", "Tables", "Tabulation",
]

/// A module, and the module of its tests.
///
/// `extras` are what the tests import besides.
func module(
  _ name: String,
  imports: [Target.Dependency],
  testsImport extras: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: imports, swiftSettings: house),
    .testTarget(
      name: name + "Tests",
      dependencies: imports + extras + [.byName(name: name), "BroadsheetTestSupport"],
      swiftSettings: house
    ),
  ]
}

/// A C library of the system; apt-get installs its header with `package`.
func systemLibrary(_ name: String, package: String) -> Target {
  .systemLibrary(name: name, path: "Sources/C/" + name, providers: [.apt([package])])
}

/// C code of our own, or a file that the executable carries.
func cTarget(_ name: String, exclude: [String] = [], settings: [CSetting] = []) -> Target {
  .target(name: name, path: "Sources/C/" + name, exclude: exclude, cSettings: settings)
}

/// The fuzz targets, in one executable: see scripts/fuzz.
let fuzzing: [Target] = [
  .systemLibrary(name: "CFuzzer", path: "Fuzzing/CFuzzer"),
  .executableTarget(
    name: "Fuzz",
    dependencies: modules + ["Broadsheet", "CFuzzer", "CZlib"],
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
    systemLibrary("CZlib", package: "zlib1g-dev"),
    systemLibrary("CISAL", package: "libisal-dev"),
    systemLibrary("CZstd", package: "libzstd-dev"),
    systemLibrary("CBzip2", package: "libbz2-dev"),
    systemLibrary("CXZ", package: "liblzma-dev"),
    systemLibrary("CSQLite", package: "libsqlite3-dev"),
    cTarget("CBuild"),
    cTarget("CScan"),
    cTarget("CGazetteer", exclude: ["gazetteer.bin", "NOTICE.md"]),
    cTarget("CModel", exclude: ["model.bin"]),
    cTarget("CPages", exclude: ["report.css", "report.js"]),
  ]
    + module("BroadsheetCore", imports: ["CScan", deque])
    + module("Decompression", imports: ["BroadsheetCore", "CZlib", system] + codecs)
    + module("Splitting", imports: ["BroadsheetCore"])
    + module("Normalization", imports: ["BroadsheetCore"])
    + module("Tagging", imports: ["BroadsheetCore", "CScan", "CGazetteer", "CModel"])
    + module("Resolution", imports: ["BroadsheetCore"])
    + module("Deduplication", imports: ["BroadsheetCore", "CScan"])
    + module("Storage", imports: ["BroadsheetCore", system])
    + module("Indexing", imports: ["BroadsheetCore", "Storage", system])
    + module("Aggregation", imports: ["BroadsheetCore", "Storage", system])
    + module("Tables", imports: ["BroadsheetCore", "CZlib", sqlite], testsImport: ["CorpusKit"])
    + module(
      "Tabulation",
      imports: [
        "BroadsheetCore", "Storage", "Indexing", "Aggregation", "Resolution", "Deduplication",
        "Tables", system,
      ]
    )
    + module(
      "Reporting",
      imports: ["BroadsheetCore", "Decompression", "Tables", "CPages", system]
    )
    + module("Training", imports: ["BroadsheetCore", "CScan", "Tagging"])
    + [
      .target(name: "Broadsheet", dependencies: modules + [system], swiftSettings: house),
      .testTarget(
        name: "PipelineTests",
        dependencies: modules + ["Broadsheet", "BroadsheetTestSupport", "CorpusKit"],
        swiftSettings: house
      ),
      .executableTarget(
        name: "BroadsheetCLI",
        dependencies: [
          "Broadsheet", "CBuild", "Reporting", "Tables", "Training", arguments, system,
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
      .target(
        name: "CorpusKit",
        dependencies: ["CZlib"],
        path: "Tools/CorpusKit",
        swiftSettings: house
      ),
      .testTarget(
        name: "CorpusKitTests",
        dependencies: ["CorpusKit", "BroadsheetTestSupport"],
        swiftSettings: house
      ),
      .executableTarget(
        name: "MakeCorpus",
        dependencies: ["CorpusKit", arguments],
        path: "Tools/MakeCorpus",
        swiftSettings: house
      ),
      .executableTarget(
        name: "GazetteerCompiler",
        dependencies: ["Normalization", "Tagging", arguments],
        path: "Tools/GazetteerCompiler",
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

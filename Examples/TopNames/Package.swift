// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "TopNames",
  dependencies: [
    // The folder of a clone may have any name; outside of it, this is a URL.
    .package(name: "broadsheet", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "TopNames",
      dependencies: [.product(name: "Broadsheet", package: "broadsheet")]
    )
  ]
)

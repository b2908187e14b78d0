import ArgumentParser
import FoundationEssentials
import Normalization
import Tagging

/// Compiles a list of names into the form that the executable embeds; maintainers run it by `scripts/make-gazetteer`.
@main
struct GazetteerCompiler: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile-gazetteer",
    abstract: "Compile name<TAB>type<TAB>canonical<TAB>contexts lines into a gazetteer."
  )

  @Argument(help: "The list, UTF-8.") var list: String
  @Argument(help: "The compiled file to write.") var output: String

  func run() throws {
    let bytes = Normalizer.normalized(Array(try Data(contentsOf: URL(filePath: list))))
    var builder = GazetteerBuilder()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let reason = builder.add(line: line) else { continue }
      print("left out (\(reason)): \(String(decoding: line, as: UTF8.self))")
    }
    let gazetteer = builder.build()
    let encoded = gazetteer.encoded()
    try Data(encoded).write(to: URL(filePath: output), options: .atomic)
    print("\(gazetteer.count) names, \(encoded.count) bytes")
  }
}

/// Writes one JSON object, keys in the order they are added.
package struct JSONObject {
  private var members: [[UInt8]] = []

  package init() {}

  package mutating func add(_ name: String, raw value: [UInt8]) {
    var member: [UInt8] = []
    TextWriter.appendJSON(name, to: &member)
    members.append(member + Array(": ".utf8) + value)
  }

  package mutating func add(_ name: String, string value: String) {
    var bytes: [UInt8] = []
    TextWriter.appendJSON(value, to: &bytes)
    add(name, raw: bytes)
  }

  package mutating func add(_ name: String, _ value: Int) { add(name, raw: Array("\(value)".utf8)) }

  package mutating func add(_ name: String, list values: [[UInt8]]) {
    add(name, raw: Array("[".utf8) + values.joined(separator: ", ".utf8) + Array("]".utf8))
  }

  package func closed(lines: Bool = false) -> [UInt8] {
    guard lines else { return Array("{".utf8) + members.joined(separator: ", ".utf8) + [0x7D] }
    return Array("{\n  ".utf8) + members.joined(separator: ",\n  ".utf8) + Array("\n}\n".utf8)
  }
}

/// Decisions that an input makes.
struct Choices {
  private var bytes: ArraySlice<UInt8>

  init(_ input: [UInt8]) {
    bytes = input[...]
  }

  var rest: ArraySlice<UInt8> { bytes }

  mutating func next(below limit: Int) -> Int { Int(bytes.popFirst() ?? 0) % limit }
}

package import BroadsheetCore

/// What an index is of: everything that decides what its segments hold.
package struct IndexPlan: Sendable, Equatable {
  /// One dump of the list that the user gave.
  package struct Input: Sendable, Hashable {
    /// Its place in that list, also where this index covers only a part of the list.
    package var file: Int
    package var name: String
    /// Bytes and time of last change when it was opened first, in nanoseconds; -1 for what is not a
    /// file.
    package var size: Int
    package var changed: Int

    package init(file: Int, name: String, size: Int, changed: Int) {
      (self.file, self.name, self.size, self.changed) = (file, name, size, changed)
    }

    /// 48 bits from its name and its size.
    ///
    /// They distinguish dumps of the same name that runs in several folders have.
    package var id: Int {
      let bytes = Array(name.utf8)
      let seed = UInt64(bitPattern: Int64(size))
      return Int(ByteScan.hash(bytes.span, 0..<bytes.count, seed: seed) >> 16)
    }

    /// What the headers of its segments say of it.
    package var key: SegmentHeader.Dump { SegmentHeader.Dump(file: file, id: id) }

    /// The order of the input, for indexes of one list and of several.
    package static func precedes(_ left: Input, _ right: Input) -> Bool {
      if left.file != right.file { return left.file < right.file }
      // By bytes: strings of other bytes can be equal.
      guard left.name.utf8.elementsEqual(right.name.utf8) else {
        return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      }
      return left.size < right.size
    }
  }

  package struct Option: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  /// Of the program: another may tag in another way.
  package var version: String
  /// What counted: the model, and the options that change a count.
  package var options: [Option]
  /// Dumps in the user's list.
  package var listed: Int
  /// Those that this index covers, in their order.
  package var inputs: [Input]

  package init(version: String, options: [Option], listed: Int, inputs: [Input]) {
    (self.version, self.options) = (version, options)
    (self.listed, self.inputs) = (listed, inputs.sorted(by: Input.precedes))
  }

  /// For each dump its place among the inputs.
  package var places: [SegmentHeader.Dump: Int] {
    var places: [SegmentHeader.Dump: Int] = [:]
    for (place, input) in inputs.enumerated() {
      places[input.key] = place
    }
    return places
  }

  package var encoded: [UInt8] {
    var out: [UInt8] = []
    out.append(text: version)
    out.append(varint: options.count)
    for option in options {
      out.append(text: option.name)
      out.append(text: option.value)
    }
    out.append(varint: listed)
    out.append(varint: inputs.count)
    for input in inputs {
      out.append(varint: input.file)
      out.append(text: input.name)
      out.append(word: input.size)
      out.append(word: input.changed)
    }
    return out
  }

  package init(decoding bytes: [UInt8]) throws(ByteCodingError) {
    var decoder = ByteDecoder(bytes)
    version = try decoder.string()
    options = []
    for _ in 0..<(try decoder.count()) {
      options.append(Option(name: try decoder.string(), value: try decoder.string()))
    }
    listed = try decoder.count()
    inputs = []
    for _ in 0..<(try decoder.count()) {
      inputs.append(
        Input(
          file: try decoder.count(),
          name: try decoder.string(),
          size: try decoder.word(),
          changed: try decoder.word()
        )
      )
    }
    inputs.sort(by: Input.precedes)
  }

  /// The plan of two indexes of different dumps together, the same in either order.
  package func joined(with other: IndexPlan) -> IndexPlan {
    IndexPlan(
      version: version,
      options: options,
      listed: max(listed, other.listed),
      inputs: inputs + other.inputs
    )
  }

  /// Segments and what belongs to each, in the order of the input.
  package func sorted<Segment>(
    _ segments: [Segment],
    by header: (Segment) -> SegmentHeader
  ) -> [Segment] {
    let places = places
    let keyed = segments.map { segment in
      let header = header(segment)
      return (key: (places[header.dump] ?? 0, header.number), segment: segment)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.segment)
  }

  /// What keeps two indexes from being one: nil if nothing does.
  package func difference(from other: IndexPlan) -> String? {
    if version != other.version { return "version \(version), not \(other.version)" }
    let (own, theirs) = (Set(options), Set(other.options))
    guard own != theirs else { return nil }
    let names = Set(own.symmetricDifference(theirs).map(\.name)).sorted()
    return names.map { name in
      let value = { (set: Set<Option>) in set.first { $0.name == name }?.value ?? "not given" }
      return "--\(name) was \(value(own)), is \(value(theirs))"
    }.joined(separator: "; ")
  }
}

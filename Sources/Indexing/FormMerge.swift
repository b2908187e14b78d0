package import BroadsheetCore

/// Reads the forms of many segments together, name by name: each name of each type once, in the order
/// of name bytes and types, with all of its forms.
///
/// Memory: a window a segment.
package struct FormMerge {
  /// One form of one segment.
  package struct Occurrence: Sendable {
    /// Index of the segment in the list given.
    package var segment: Int
    /// Number of the form in its segment.
    package var number: Int
    package var rule: AliasRule
    package var mentions: Int
    /// What the text says; empty where it is the name.
    package var surface: [UInt8]
  }

  /// A name that is to have a number whether the segments know it or not.
  package struct Extra: Sendable {
    package var name: [UInt8]
    package var type: EntityType

    package init(name: [UInt8], type: EntityType) { (self.name, self.type) = (name, type) }

    package func precedes(_ name: [UInt8], _ type: EntityType) -> Bool {
      if self.name != name { return self.name.lexicographicallyPrecedes(name) }
      return self.type.rawValue < type.rawValue
    }
  }

  /// A heap: the cursor whose name comes first is first.
  private var heap: [FormCursor] = []
  private var extras: ArraySlice<Extra>

  // The name at hand.
  package private(set) var name: [UInt8] = []
  package private(set) var type = EntityType.miscellaneous
  package private(set) var forms: [Occurrence] = []

  /// Of segments of an index, whose windows share `memory` bytes, and of `extras`, which are in order,
  /// each once.
  package init(
    _ index: IndexFile,
    _ segments: [IndexFile.Segment],
    extras: [Extra] = [],
    memory: Int
  ) throws {
    self.extras = extras[...]
    let window = max(4 << 10, min(64 << 10, memory / max(1, segments.count)))
    for (number, segment) in segments.enumerated() {
      let cursor = FormCursor(index, segment, place: number, window: window)
      if try cursor.next() { heap.append(cursor) }
    }
    heap.sort { $0.precedes($1) }
  }

  /// Goes to the next name; false at the end.
  package mutating func next() throws -> Bool {
    forms.removeAll(keepingCapacity: true)
    if let extra = extras.first, isNext(extra) {
      (name, type) = (extra.name, extra.type)
      extras.removeFirst()
    } else {
      guard let first = heap.first else { return false }
      (name, type) = (first.name, first.type)
    }
    while let first = heap.first, first.type == type, first.name == name {
      forms.append(
        Occurrence(
          segment: first.place,
          number: first.number,
          rule: first.rule,
          mentions: first.mentions,
          surface: first.surface
        )
      )
      try advance()
    }
    return true
  }

  private func isNext(_ extra: Extra) -> Bool {
    guard let first = heap.first else { return true }
    return (first.name, first.type) == (extra.name, extra.type)
      || extra.precedes(first.name, first.type)
  }

  /// Moves the first cursor on, and to its place in the heap.
  private mutating func advance() throws {
    if try !heap[0].next() {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
    }
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].precedes(heap[least]) { least = child }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

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

  /// One a segment.
  private var cursors: [FormCursor] = []
  /// Those that have a name at hand, as a heap: the one whose name comes first is first.
  private var heap: [Place] = []

  /// PERF: with the start of the name, which decides most comparisons without a look at the cursor.
  private struct Place {
    var cursor: Int
    var start: UInt64
  }
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
      cursors.append(FormCursor(index, segment, place: number, window: window))
      guard try cursors[number].next() else { continue }
      heap.append(Place(cursor: number, start: cursors[number].start))
    }
    heap = heap.sorted { precedes($0, $1) }
  }

  /// Goes to the next name; false at the end.
  package mutating func next() throws -> Bool {
    forms.removeAll(keepingCapacity: true)
    if let extra = extras.first, isNext(extra) {
      (name, type) = (extra.name, extra.type)
      extras.removeFirst()
    } else {
      guard let first = heap.first?.cursor else { return false }
      // PERF: the bytes, for a cursor that shared its name would have to copy all of it.
      name.removeAll(keepingCapacity: true)
      name.append(contentsOf: cursors[first].name)
      type = cursors[first].type
    }
    while let first = heap.first?.cursor, cursors[first].type == type, cursors[first].name == name {
      forms.append(cursors[first].occurrence)
      try advance()
    }
    return true
  }

  private func isNext(_ extra: Extra) -> Bool {
    guard let first = heap.first.map({ cursors[$0.cursor] }) else { return true }
    return (first.name, first.type) == (extra.name, extra.type)
      || extra.precedes(first.name, first.type)
  }

  private func precedes(_ left: Place, _ right: Place) -> Bool {
    if left.start != right.start { return left.start < right.start }
    // PERF: field by field, for a call with the cursors would copy them.
    let (left, right) = (left.cursor, right.cursor)
    if cursors[left].name != cursors[right].name {
      return cursors[left].name.lexicographicallyPrecedes(cursors[right].name)
    }
    let types = (cursors[left].type.rawValue, cursors[right].type.rawValue)
    return types.0 != types.1 ? types.0 < types.1 : left < right
  }

  /// Moves the first cursor on, and to its place in the heap.
  private mutating func advance() throws {
    let first = heap[0].cursor
    if try cursors[first].next() {
      heap[0].start = cursors[first].start
    } else {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
    }
    var parent = 0
    while true {
      var least = parent
      for child in (2 * parent + 1)...(2 * parent + 2)
      where child < heap.count && precedes(heap[child], heap[least]) {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

extension FormCursor {
  fileprivate var occurrence: FormMerge.Occurrence {
    FormMerge.Occurrence(
      segment: place,
      number: number,
      rule: rule,
      mentions: mentions,
      surface: surface
    )
  }
}

import BroadsheetCore

/// The attributes of one tag that its users need, as places in the page.
struct TagAttributes {
  /// Names, packed like those of elements.
  private enum Name: UInt64 {
    case `class` = 0x63_6C61_7373
    case id = 0x6964
    case itemprop = 0x6974_656D_7072_6F70
    case name = 0x6E61_6D65
    case property = 0x7072_6F70_6572_7479
    case content = 0x63_6F6E_7465_6E74
    case datetime = 0x6461_7465_7469_6D65
    case type = 0x7479_7065
    case role = 0x726F_6C65
    case style = 0x73_7479_6C65
    case hidden = 0x6869_6464_656E
    case href = 0x6872_6566
  }

  private(set) var classes = 0..<0
  private(set) var id = 0..<0
  private(set) var itemprop = 0..<0
  /// `name` or `property`: pages mix them up.
  private(set) var name = 0..<0
  private(set) var content = 0..<0
  private(set) var datetime = 0..<0
  private(set) var type = 0..<0
  private(set) var role = 0..<0
  private(set) var style = 0..<0
  private(set) var isHidden = false
  private(set) var hasHref = false
  /// Where the tag ends.
  private(set) var end = 0

  /// Reads what follows a tag's name; a tag that is not closed reaches to the end of the page.
  init(_ html: borrowing Span<UInt8>, from start: Int) {
    let count = html.count
    var position = start
    while position < count {
      let byte = html[position]
      if byte == UInt8(ascii: ">") {
        end = position + 1
        return
      }
      if ASCII.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") {
        position += 1
        continue
      }
      readAttribute(html, &position)
    }
    end = count
  }

  private mutating func readAttribute(_ html: borrowing Span<UInt8>, _ position: inout Int) {
    let start = position
    var word: UInt64 = 0
    while position < html.count, !Self.endsName(html[position]) {
      word = word << 8 | UInt64(ASCII.lowercased(html[position]))
      position += 1
    }
    let length = position - start
    let value = Self.value(html, &position)
    if length <= 8, let name = Name(rawValue: word) { note(name, value) }
  }

  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || ASCII.isBlank(byte)
  }

  private static func value(_ html: borrowing Span<UInt8>, _ position: inout Int) -> Range<Int> {
    let count = html.count
    var next = position
    while next < count, ASCII.isBlank(html[next]) { next += 1 }
    guard next < count, html[next] == UInt8(ascii: "=") else { return 0..<0 }
    next += 1
    while next < count, ASCII.isBlank(html[next]) { next += 1 }
    guard next < count else {
      position = count
      return 0..<0
    }
    let quote = html[next]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let end = ByteScan.firstIndex(of: quote, in: html, from: next + 1)
      position = min(count, end + 1)
      return next + 1..<end
    }
    position = next
    while position < count, html[position] != UInt8(ascii: ">"), !ASCII.isBlank(html[position]) {
      position += 1
    }
    return next..<position
  }

  private mutating func note(_ name: Name, _ value: Range<Int>) {
    switch name {
    case .class: classes = value
    case .id: id = value
    case .itemprop: itemprop = value
    case .name, .property: if self.name.isEmpty { self.name = value }
    case .content: content = value
    case .datetime: datetime = value
    case .type: type = value
    case .role: role = value
    case .style: style = value
    case .hidden: isHidden = true
    case .href: hasHref = true
    }
  }

  /// The end of a tag whose attributes are not needed: the same place as `end`, found faster.
  static func end(of html: borrowing Span<UInt8>, from start: Int) -> Int {
    let count = html.count
    var position = start
    var follows = UInt8(0)
    while position < count {
      let byte = html[position]
      position += 1
      if byte == UInt8(ascii: ">") { return position }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), follows == UInt8(ascii: "=") {
        position = min(count, ByteScan.firstIndex(of: byte, in: html, from: position) + 1)
      }
      if !ASCII.isBlank(byte) { follows = byte }
    }
    return count
  }
}

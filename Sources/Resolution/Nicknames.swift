/// First names that are short for others: "Bill" for "William".
enum Nicknames {
  /// A short form and what it may be short for, by the letters packed into numbers.
  private struct Pair {
    var short: UInt64
    var long: UInt64
  }

  private static let pairs: [Pair] = list.split(separator: "\n").flatMap { line in
    let words = line.split(separator: " ").map {
      $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    return words.dropFirst().map { Pair(short: $0, long: words[0]) }
  }

  /// A name, then its short forms; of eight letters at most, longer ones are cut.
  private static let list = """
    albert al bert
    alexander alex sandy
    andrew andy drew
    anthony tony
    barbara barb
    benjamin ben
    bernard bernie
    charles chuck charlie
    christop chris
    christin chris
    daniel dan danny
    david dave
    deborah debbie deb
    donald don
    douglas doug
    edward ed ted eddie ned
    edmund ed
    elizabet liz beth betty
    eugene gene
    frederic fred
    gerald jerry gerry
    gregory greg
    harold hal
    henry hank harry
    jacob jake
    james jim jimmy jamie
    jeffrey jeff
    jennifer jen jenny
    john jack johnny
    jonathan jon
    joseph joe
    joshua josh
    katherin kate kathy katie
    kathleen kathy
    kenneth ken
    lawrence larry
    leonard len leo
    margaret maggie peggy meg
    matthew matt
    michael mike mick
    mitchell mitch
    nathan nate
    nicholas nick
    norman norm
    patricia pat patty
    patrick pat
    peter pete
    philip phil
    phillip phil
    randall randy
    raymond ray
    richard dick rick rich
    robert bob bobby rob bert
    ronald ron
    russell russ
    samuel sam
    stephen steve
    steven steve
    stuart stu
    susan sue
    theodore ted
    terrence terry
    thomas tom tommy
    timothy tim
    victoria vicky
    vincent vince
    walter walt
    william bill will billy
    zachary zach
    """

  /// Whether two first names may be of one person.
  static func mayBeSame(
    _ names: borrowing Span<UInt8>,
    _ left: Range<Int>,
    _ right: Range<Int>
  ) -> Bool {
    if Letters.equal(names, left, right) { return true }
    let (a, b) = (packed(names, left), packed(names, right))
    return pairs.contains { $0.short == a && $0.long == b || $0.short == b && $0.long == a }
  }

  private static func packed(_ names: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    var packed: UInt64 = 0
    for index in word.prefix(8) { packed = packed << 8 | UInt64(Letters.folded(names[index])) }
    return packed
  }
}

/// Words whose full stop belongs to them.
enum Abbreviations {
  enum Kind {
    case none
    /// Something always follows: `Mr.`, `Gen.`.
    case title
    /// May end a sentence: `Corp.`, `Jan.`.
    case other
    /// Only before a number: `No.`.
    case numbered
  }

  private static let longest = 7
  private static let mask = 1023
  private static let table = makeTable()

  static func kind(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> Kind {
    guard word.count <= longest else { return .none }
    var key: UInt64 = 0
    for index in word { key = key << 8 | UInt64(text[index]) }
    return kind(key)
  }

  private static func kind(_ key: UInt64) -> Kind {
    let table = table
    var slot = slot(key)
    while table[slot] != 0 {
      if table[slot] >> 8 == key { return kind(code: table[slot] & 0xFF) }
      slot = (slot + 1) & mask
    }
    return .none
  }

  private static func kind(code: UInt64) -> Kind {
    code == 0 ? .title : code == 1 ? .other : .numbered
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54) & mask
  }

  /// Half empty at least, so that every search ends.
  private static func makeTable() -> [UInt64] {
    var table = [UInt64](repeating: 0, count: mask + 1)
    for (code, list) in [titles + capitalTitles, others + capitalOthers, numbered].enumerated() {
      for word in list.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        let key = word.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var slot = slot(key)
        while table[slot] != 0 { slot = (slot + 1) & mask }
        table[slot] = key << 8 | UInt64(code)
      }
    }
    return table
  }

  private static let titles = """
    Adm Asst Atty Brig Capt Cdr Cmdr Col Cpl Dep Det Dr Drs Fr Ft Gen Gens Gov Govs Hon Insp Lt Ltc \
    Maj Messrs Mlle Mme Mr Mrs Ms Msgr Mt Pfc Pres Prof Profs Pvt Rep Reps Rev Sen Sens Sgt Spc \
    St Ste Supt Supts eg ie vs v viz cf ca
    """
  private static let capitalTitles =
    " MR MRS MS DR GEN SEN SENS REP REPS GOV LT COL SGT CAPT REV VS"
  private static let others = """
    Ala Ariz Ark Assn Assoc Aug Ave Bhd Blvd Bldg Bros Calif Co Colo Conn Corp Cos Dec Dept Del Esq \
    Etc Feb Fla Ga Ill Inc Ind Jan Jr Jul Jun Kan Ky La Ltd Mar Mass Md Mich Minn Miss Mo Mont Neb \
    Nev Nov Oct Okla Ont Ore Pa Penn Ph Phd Plc Que Rd Sask Sep Sept Sr Tenn Tex Univ Va Vt Wash \
    Wis Wyo al approx dept est etc mfg plc pty Pty
    """
  private static let capitalOthers = " CO CORP INC JR LTD SR BROS"
  private static let numbered = "Apr Art No Nos Vol no nos pp Sec Fig Ch"
}

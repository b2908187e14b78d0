extension TitleRules {
  /// The titles of monarchs, princes, popes and saints and of peers are missing: they are part of
  /// the name.
  static let english: TitleRules = {
    var rules = TitleRules()
    rules.always = """
      mr mrs ms messrs dr drs prof mr. mrs. ms. dr. drs. prof. sen sens rep reps gov govs gen col
      lt sgt capt maj rev hon adm cmdr cpl pvt insp sen. sens. rep. reps. gov. govs. gen. col. lt.
      sgt. capt. maj. rev. hon. adm. cmdr. cpl. pvt. insp. pfc. spc. pres. sec. amb. atty. supt.
      president presidents senator senators representative representatives congressman congressmen
      congresswoman governor governors secretary secretaries minister premier chancellor chairman
      chairwoman vice-president director commissioner administrator ambassador professor doctor
      colonel lieutenant sergeant admiral commander justice justices mayor rabbi secretary-general
      taoiseach ayatollah reverend spokesman spokeswoman
      """
    rules.beforeFullNames = """
      sir dame captain judge judges general generals major private corporal father cardinal
      archbishop bishop miss speaker leader chief doctor imam detective inspector constable
      superintendent councillor councilman delegate assemblyman
      """
    rules.qualifiers = """
      prime former then ex u.s. us u. s. vice deputy assistant acting attorney foreign first chief
      senior interior defense defence finance home health education lieutenant brigadier majority
      minority whip ranking undersecretary state under general lt. brig. maj. vice. federal
      """
    rules.formerPrefix = Array("then-".utf8)
    rules.officeLink = Array("of".utf8)
    rules.kept = [
      "dr. dre", "dr dre", "dr. seuss", "dr. phil", "dr. no", "dr. strangelove", "dr. who",
      "doctor who", "mr. t", "mr. bean", "mr bean", "mr. spock", "chancellor emeritus",
      "professor emeritus", "president emeritus",
    ].map { Array($0.utf8) }
    return rules
  }()
}

extension AliasLists {
  static let english = AliasLists(added: englishAdded, doubtful: englishDoubtful)

  private static let englishAdded = """
    GM=General Motors=ORG
    Goldman=Goldman Sachs=ORG
    Merrill=Merrill Lynch=ORG
    Citi=Citigroup=ORG
    P&G=Procter & Gamble=ORG
    J&J=Johnson & Johnson=ORG
    Nato=NATO=ORG
    Nasa=NASA=ORG
    Opec=OPEC=ORG
    Unicef=UNICEF=ORG
    Unesco=UNESCO=ORG
    United States of America=United States=LOC
    the United States=United States=LOC
    The United States=United States=LOC
    William Clinton=Bill Clinton=PER
    Joseph Biden=Joe Biden=PER
    Charles Grassley=Chuck Grassley=PER
    Chuck Schumer=Charles Schumer=PER
    Bernard Sanders=Bernie Sanders=PER
    Timothy Kaine=Tim Kaine=PER
    Ed Markey=Edward Markey=PER
    Maggie Hassan=Margaret Hassan=PER
    """

  /// "Wash." is not the "Washington" of most texts, and "IRA" is also a savings account.
  private static let englishDoubtful = """
    Wash.
    Central Valley
    Old Town
    Park City
    Canton
    St. James
    Allegheny
    Gazan
    Havre
    Mirpur
    Danzhou
    Iskandariya
    Quebec City
    Jilin City
    Abu Ghraib
    Republic of China
    Torino
    EC
    EEC
    European Community
    ESA
    FA
    CSU
    ICC
    LRA
    SPA
    ISI
    PAN
    PRI
    SDF
    KLA
    KLA Corp
    KLA Corporation
    KLA Inc
    KLA Co
    KLA Ltd
    KLA plc
    KLA PLC
    KLA AG
    MDC
    CME Corp
    CME Inc
    CME Co
    CME Ltd
    CME plc
    CME PLC
    CME AG
    TSE
    IDB
    ADB
    NSC
    IRA
    PLA
    SSA
    LSE
    IMO
    SCO
    IOM
    CIS
    EMA
    FDP
    ANC
    RIA
    OAU
    Organization of African Unity
    UNO
    National Liberation Army
    Social Democrats
    Christian Democrats
    Rangers
    Rockets
    Hornets
    Lakers
    Athletic
    Guardian
    Telegraph
    Globo
    Asahi
    Barrow
    Wagner
    O'Higgins
    Steaua
    Newell's
    Anatolian
    Exxon
    Shell Inc
    Shell Corp
    Treasury
    U.S. Embassy
    U.S. Defense
    General Assembly
    U.N. Secretary-General
    United Nations Secretary-General
    John F. Kennedy
    John Q. Adams
    """
}

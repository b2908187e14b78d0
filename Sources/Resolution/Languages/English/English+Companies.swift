extension WordSet {
  /// Those of other countries, too, as English news has them.
  static let englishLegalForms: WordSet = """
    inc incorporated corp corporation co company ltd limited plc llc llp lp ag sa nv bv ab asa oyj
    gmbh kgaa spa srl pty bhd kk
    """

  static let englishGenericWords: WordSet = """
    first second national international general american united federal central allied trust bank
    standard public new global the a an and of security union continental western eastern northern
    southern pacific atlantic home insurance finance oil steel power electric railway limited
    service services holding holdings group industries products trading shipping broadcasting
    """
}

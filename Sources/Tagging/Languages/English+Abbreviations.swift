extension Abbreviations {
  static let english = Abbreviations(
    titles: englishTitles + englishCapitalTitles,
    others: englishOthers + englishCapitalOthers,
    numbered: "Apr Art No Nos Vol no nos pp Sec Fig Ch"
  )

  private static let englishTitles = """
    Adm Asst Atty Brig Capt Cdr Cmdr Col Cpl Dep Det Dr Drs Fr Ft Gen Gens Gov Govs Hon Insp Lt Ltc \
    Maj Messrs Mlle Mme Mr Mrs Ms Msgr Mt Pfc Pres Prof Profs Pvt Rep Reps Rev Sen Sens Sgt Spc \
    St Ste Supt Supts eg ie vs v viz cf ca
    """
  private static let englishCapitalTitles =
    " MR MRS MS DR GEN SEN SENS REP REPS GOV LT COL SGT CAPT REV VS"
  private static let englishOthers = """
    Ala Ariz Ark Assn Assoc Aug Ave Bhd Blvd Bldg Bros Calif Co Colo Conn Corp Cos Dec Dept Del Esq \
    Etc Feb Fla Ga Ill Inc Ind Jan Jr Jul Jun Kan Ky La Ltd Mar Mass Md Mich Minn Miss Mo Mont Neb \
    Nev Nov Oct Okla Ont Ore Pa Penn Ph Phd Plc Que Rd Sask Sep Sept Sr Tenn Tex Univ Va Vt Wash \
    Wis Wyo al approx dept est etc mfg plc pty Pty
    """
  private static let englishCapitalOthers = " CO CORP INC JR LTD SR BROS"
}

extension WordSet {
  /// Fewer than the tokenizer's: names stand beside these.
  static let englishContextAbbreviations = WordSet(
    """
    Adm Asst Ave Bros Brig Capt Cmdr Co Col Corp Cpl Dr Ft Gen Gov Hon Inc Insp Jan Feb Mar Apr Aug
    Sep Sept Oct Nov Dec Jr Lt Ltd Maj Messrs Mr Mrs Ms Mt No Pres Prof Pvt Rep Reps Rev Sec Sen
    Sens Sgt Sr St Supt U.S Univ vs
    """
  )
}

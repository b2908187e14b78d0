import BroadsheetCore
import BroadsheetTestSupport
import Normalization
import Testing

private func guess(_ text: String) -> Language? {
  let bytes = Array(text.utf8)
  return LanguageIdentifier.guess(bytes.span, 0..<bytes.count)
}

@Suite struct LanguageTests {
  @Test func everyLanguageHasSentences() {
    let all = Set(Language.allCases).subtracting([.unknown])
    #expect(Set(LanguageSamples.sentences.map(\.0)) == all)
  }

  @Test(arguments: LanguageSamples.sentences)
  func twoSentencesTell(_ language: Language, _ one: String, _ two: String) {
    #expect(guess(one + " " + two) == language)
    #expect(guess(one + "\n\n" + two + "\n") == language)
  }

  @Test(arguments: LanguageSamples.sentences)
  func oneIsNotTakenForEnglish(_ language: Language, _ one: String, _ two: String) {
    for sentence in [one, two] { #expect((guess(sentence) == .en) == (language == .en)) }
  }

  @Test func serbianHasTwoAlphabets() {
    let latin = """
      Gradonačelnik je rekao da će novi most biti otvoren posle praznika i da će ga deca moći da \
      pređu bez plaćanja, a posle toga svi. Gde je pre bila skela, sada je park za dve škole.
      """
    #expect(guess(latin) == .sr)
  }

  @Test(arguments: ["", "Ana", "12345 67", "John Smith; Acme Corp.", "\u{FFFD}\u{301}", "a o"])
  func tooLittleTellsNothing(_ text: String) {
    #expect(guess(text) == nil)
  }

  @Test func theTitleTellsWhereThereIsNoBody() {
    let text = Array("The bridge is open and it was not the last of them".utf8)
    var article = Article()
    article.title = TextRange(0, text.count)
    #expect(LanguageIdentifier.guess(text.span, article) == .en)
  }

  @Test func longTextIsLookedAtInThreePlaces() {
    let spanish = LanguageSamples.sentences.first { $0.0 == .es }
    let paragraph = (spanish?.1 ?? "") + " " + (spanish?.2 ?? "") + " "
    let names = String(repeating: "Ana Ruiz 12, Luis Vega 7; ", count: 40)
    #expect(guess(names + String(repeating: paragraph, count: 20)) == .es)
  }

  /// Any bytes: no trap.
  @Test func bytesOfAnyKindAreBorne() {
    var random = Seeded(state: 3)
    for _ in 0..<300 {
      let bytes = random.bytes(random.below(3000), from: Array(0...255))
      _ = LanguageIdentifier.guess(bytes.span, 0..<bytes.count)
    }
  }
}

/// Text that a user would call English, however little of its prose.
@Suite struct EnglishIsKeptTests {
  @Test(
    arguments: [
      "Fed Raises Rates",
      "Storm Ciarán hits Île de Ré; ferries to Saint-Malo and La Rochelle suspended",
      "RODRIGUEZ, SANCHEZ LEAD LOS ANGELES PAST SAN DIEGO IN 12",
      "MERGER TALKS BETWEEN NORTHERN STEEL AND HARBOR MINING COLLAPSE, SHARES SLIDE",
      "Xi (习近平) meets Putin (Путин)",
      "Golden Gate 3, Rockville 1. Salem 2, Camden 2, ot. Erie 5, Macon 0.",
      """
      Wheat No 2 hard 4.31-4.44 up 3 cts
      Corn No 2 yellow 2.18 unch
      Soybeans No 1 yellow 6.02-6.10 dn 2 cts
      Oats No 2 heavy 1.71 nominal
      """,
      """
      Qtr ended March 31
      Shr 34 cts vs 31 cts
      Net 1,234,000 vs 1,102,000
      Revs 23.4 mln vs 21.9 mln
      Avg shrs 3.6 mln vs 3.5 mln
      """,
      "ACME 12.40 +0.31 BOLT 7.15 -0.02 CRAN 101.10 unch DYNE 44.90 +1.10 EVER 3.30 -0.40",
    ]
  )
  func headlinesAndTables(_ text: String) {
    #expect([nil, .en].contains(guess(text)))
    #expect([nil, .en].contains(guess(String(repeating: text + "\n", count: 12))))
  }

  /// Small words alone, but no prose: none comes twice.
  @Test func listsOfThings() {
    let list = """
      flour, sugar, butter, eggs, vanilla extract, baking powder, salt, milk, cinnamon, nutmeg, \
      raisins, walnuts, honey, oats, brown rice, black beans, olive oil, garlic, onions, red peppers, \
      tomatoes, basil, thyme, oregano, chicken breast, ground beef, pork chops, shrimp, lemons, limes, \
      oranges, apples, bananas, grapes, spinach, lettuce, carrots, celery, potatoes, cabbage
      """
    #expect(guess(list) == nil)
  }

  @Test func listsOfForeignNames() {
    for names in [
      "Juan de la Cruz, María de los Santos, José del Valle, Ana de la O, Luis y Ana de la Vega",
      "Ludwig van Beek, Hans von der Au, Karl zu Salm, Piet van den Berg, Jan van der Meer",
      "Luca della Robbia, Piero di Cosimo, Anna dal Monte, Gino dei Conti, Ugo del Carretto",
      "João da Silva, Rui dos Santos, Ana e Luís de Sousa, Pedro das Neves, Nuno do Vale",
      "Notre-Dame des Champs, Rue de la Paix, Place du Tertre, Pont au Change, Île aux Cygnes",
    ] {
      #expect(guess(names) == nil)
      #expect(guess(String(repeating: names + "; ", count: 9)) == nil)
    }
  }

  @Test(
    arguments: [
      "THE MAYOR SAID THAT THE NEW BRIDGE WILL BE OPENED BY THE MINISTER IN MAY.",
      """
      Notwithstanding the provisions of subsection (b), the lessee shall indemnify the lessor against \
      any claim that arises from use of the premises, as defined in article 4 of this agreement.
      """,
      """
      Angela Müller and Jean-Luc Lefèvre of the Comité français des assurances met Zdeněk Král, who \
      is with the Česká národní banka, in Plzeň, and then Señora Núñez of the Banco de la Nación.
      """,
      """
      "Je ne regrette rien, et je suis très content de la vie que nous avons," she sang, and the \
      crowd in the old theatre on the river sang it with her until the lights went out for the night.
      """,
      "He told them he'd be there at six. They weren't. \u{201C}It\u{2019}s what it is,\u{201D} she said.",
      "It was a bad day for the company, donâ€™t you think? The shares fell by a third, they said.",
    ]
  )
  func prose(_ text: String) {
    #expect(guess(text) == .en)
  }

  @Test func anEnglishArticleBelowAQuotation() {
    let quotation = """
      Der Fluss ist breit und die Brücke ist alt, aber wir gehen auch heute noch über sie in die \
      Stadt, weil es keinen anderen Weg gibt und weil wir das immer so gemacht haben. \

      """
    let rest = "The poem was read at the opening, where it was met with applause from the crowd. "
    #expect(guess(quotation + quotation + String(repeating: rest, count: 30)) == .en)
  }
}

/// Languages that have no list of words.
@Suite struct UnknownLanguageTests {
  static let samples = [
    // Esperanto
    """
    La urbestro diris ke la nova ponto estos malfermita en majo kaj ke oni ne devos pagi por tio. \
    Multaj loĝantoj atendis dum jaroj kaj nun ili povas iri trans la riveron per biciklo aŭ piede. \
    Antaŭe ĉiuj devis veturi per boato al la merkato, kio estis tre multekosta kaj malfacila afero.
    """,
    // Hawaiian
    """
    Ua ʻōlelo mai ka meia e wehe ʻia ana ke alahaka hou i ka mahina o Mei a ʻaʻole e uku ka poʻe no \
    ka hele ʻana ma luna. Ua kali nā kamaʻāina no nā makahiki he nui, a i kēia manawa ʻaʻole lākou e \
    holo hou ma ka waʻapā i ke kūlanakauhale. Ua hauʻoli loa ka poʻe a pau i kēia hana maikaʻi nui.
    """,
    // Māori
    """
    I kī te koromatua ka whakatuwheratia te piriti hou ā te marama o Haratua, kāore he utu mō te \
    whakawhiti. He maha ngā tau i tatari ai ngā tāngata o te kāinga, ā, ināianei ka taea e rātou te \
    hīkoi atu ki te mākete me te kore e eke poti. I hari katoa ngā whānau i te rongo i tēnei kōrero.
    """,
  ]

  @Test(arguments: samples)
  func longTextIsUnknown(_ text: String) {
    #expect(guess(text) == .unknown)
  }

  @Test(arguments: samples)
  func aFewWordsAreTooLittle(_ text: String) {
    let words = text.split(separator: " ").prefix(4).joined(separator: " ")
    #expect(guess(words) == nil)
  }

  /// Letters that are none of English are enough.
  @Test func foreignLettersAreNotEnglish() {
    #expect(guess("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏃᎮᏍᎬ ᎠᏂᏴᏫ") == .unknown)
  }
}

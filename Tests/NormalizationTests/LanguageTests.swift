import BroadsheetCore
import BroadsheetTestSupport
import Normalization
import Testing

@Suite struct LanguageTests {
  static let sentences: [(Language, String)] = [
    (.en, "The mayor said that the new bridge will be opened by the minister in May."),
    (.fr, "Le maire a annoncé que le nouveau pont sera ouvert par la ministre dans les semaines."),
    (
      .de,
      "Der Bürgermeister sagte, dass die neue Brücke im Mai von der Ministerin und ihm geöffnet wird."
    ),
    (.es, "El alcalde dijo que el nuevo puente de la ciudad se abrirá en mayo por los vecinos."),
    (
      .it,
      "Il sindaco ha detto che il nuovo ponte della città è aperto e che non si paga nel centro."
    ),
    (
      .pt,
      "O prefeito disse que a nova ponte da cidade não será aberta em maio, mas com os vizinhos."
    ),
    (.nl, "De burgemeester zei dat het niet de brug is die door de minister in mei wordt geopend."),
    (.sv, "Borgmästaren sade att den nya bron har kommit och att det inte är dyrt från början."),
    (.da, "Borgmesteren sagde, at broen blev åbnet af ministeren og at det ikke er dyrt."),
    (
      .no, "Ordføreren sa at broen ble åpnet av ministeren og at det ikke er dyrt å komme fra byen."
    ),
    (
      .fi,
      "Pormestari sanoi, että silta on nyt auki ja että hän ei ole vielä nähnyt sitä, mutta se on."
    ),
    (
      .pl, "Burmistrz powiedział, że nowy most nie jest jeszcze otwarty i że do maja się to zmieni."
    ),
    (
      .cs,
      "Starosta řekl, že most je otevřen a že se podle něj bude platit až v květnu, ale jen jeho."
    ),
    (.hu, "A polgármester azt mondta, hogy az új híd már nem zárt, és ez még nem volt így."),
    (
      .ro,
      "Primarul a spus că podul din oraș nu este deschis și că sunt probleme pentru cei care au fost."
    ),
    (
      .tr,
      "Belediye başkanı yeni köprünün bir yıl sonra açılacağını ve bu kadar çok olmadığını ne için söyledi."
    ),
    (
      .id,
      "Wali kota mengatakan bahwa jembatan itu tidak akan dibuka dan dari kota ini untuk yang lain."
    ),
    (.ru, "Мэр сказал, что новый мост откроют в мае и это было решено вчера."),
    (.uk, "Мер сказав, що новий міст відкриють у травні, і це було вирішено."),
    (.bg, "Кметът каза, че новият мост ще бъде отворен през май."),
    (.el, "Ο δήμαρχος είπε ότι η νέα γέφυρα θα ανοίξει τον Μάιο."),
    (.ar, "قال العمدة إن الجسر الجديد سيفتح في مايو."),
    (.fa, "شهردار گفت که پل جدید در ماه مه باز می‌شود."),
    (.he, "ראש העיר אמר שהגשר החדש ייפתח במאי."),
    (.hi, "महापौर ने कहा कि नया पुल मई में खुलेगा।"),
    (.th, "นายกเทศมนตรีกล่าวว่าสะพานใหม่จะเปิดในเดือนพฤษภาคม"),
    (.zh, "市长说新桥将于五月开放。"), (.ja, "市長は新しい橋が五月に開通すると述べた。"),
    (.ko, "시장은 새 다리가 오월에 열릴 것이라고 말했다."),
  ]

  private func guess(_ text: String) -> Language? {
    let bytes = Array(text.utf8)
    return LanguageIdentifier.guess(bytes.span, 0..<bytes.count)
  }

  @Test func everyLanguageHasASentence() {
    #expect(Set(Self.sentences.map(\.0)) == Set(Language.allCases))
  }

  @Test(arguments: sentences)
  func oneSentenceTells(_ language: Language, _ sentence: String) {
    #expect(guess(sentence) == language)
  }

  @Test(arguments: ["", "Ana", "12345 67", "John Smith; Acme Corp.", "\u{FFFD}\u{301}", "a o"])
  func tooLittleTellsNothing(_ text: String) {
    #expect(guess(text) == nil)
  }

  @Test func capitalsAreNoOtherLanguage() {
    #expect(guess("THE MAYOR SAID THAT THE NEW BRIDGE WILL BE OPENED") == .en)
  }

  @Test func theTitleTellsWhereThereIsNoBody() {
    let text = Array("The bridge is open and it was not the last of them".utf8)
    var article = Article()
    article.title = TextRange(0, text.count)
    #expect(LanguageIdentifier.guess(text.span, article) == .en)
  }

  /// Any bytes: no trap.
  @Test func bytesOfAnyKindAreBorne() {
    var random = Seeded(state: 3)
    for _ in 0..<300 {
      let bytes = random.bytes(random.below(900), from: Array(0...255))
      _ = LanguageIdentifier.guess(bytes.span, 0..<bytes.count)
    }
  }
}

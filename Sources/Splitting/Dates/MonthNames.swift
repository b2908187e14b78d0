import BroadsheetCore

/// The names of the months in the languages of news, and their short forms.
///
/// Any first three letters or more are a short form, if they are one month's alone. Those that a
/// weekday begins with too, as in *mar* for *martes*, are weak: they count where nothing else does.
struct MonthNames {
  struct Name: Equatable {
    let month: Int
    var isWeak = false
  }

  static let shared = MonthNames()

  /// Twelve names a line; other forms of a month stand behind a stroke.
  private static let lists = [
    "january february march april may june july august september|sept october november december",
    "janvier février|fevr mars avril mai juin juillet août septembre octobre novembre décembre",
    "januar|jänner februar|feber märz|maerz|mrz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts|mars april maj|mai juni juli august september oktober november|des desember",
    "tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta huhtikuu|huhtikuuta "
      + "toukokuu|toukokuuta kesäkuu|kesäkuuta heinäkuu|heinäkuuta elokuu|elokuuta "
      + "syyskuu|syyskuuta lokakuu|lokakuuta marraskuu|marraskuuta joulukuu|joulukuuta",
    "styczeń|stycznia luty|lutego marzec|marca kwiecień|kwietnia maj|maja czerwiec|czerwca "
      + "lipiec|lipca sierpień|sierpnia wrzesień|września październik|października "
      + "listopad|listopada grudzień|grudnia",
    "leden|ledna únor|února březen|března duben|dubna květen|května červen|června "
      + "červenec|července srpen|srpna září říjen|října listopad|listopadu prosinec|prosince",
    "január február|febr március április május június július augusztus szeptember|szept október "
      + "november december",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
      + "decembrie",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "январь|января февраль|февраля март|марта апрель|апреля май|мая июнь|июня июль|июля "
      + "август|августа сентябрь|сентября октябрь|октября ноябрь|ноября декабрь|декабря",
    "січень|січня лютий|лютого березень|березня квітень|квітня травень|травня червень|червня "
      + "липень|липня серпень|серпня вересень|вересня жовтень|жовтня листопад|листопада "
      + "грудень|грудня",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "ιανουάριος|ιανουαρίου φεβρουάριος|φεβρουαρίου μάρτιος|μαρτίου απρίλιος|απριλίου μάιος|μαΐου "
      + "ιούνιος|ιουνίου ιούλιος|ιουλίου αύγουστος|αυγούστου σεπτέμβριος|σεπτεμβρίου "
      + "οκτώβριος|οκτωβρίου νοέμβριος|νοεμβρίου δεκέμβριος|δεκεμβρίου",
  ]
  /// Names that have no short forms.
  private static let wholeLists = [
    "يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "جانفي شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب|اب أيلول|ايلول أوكتوبر نونبر دجنبر",
    "ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر",
    "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי "
      + "אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
  ]
  private static let weekdays =
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi "
    + "samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunes "
    + "martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì "
    + "sabato domenica segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag "
    + "vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag "
    + "lørdag søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    + "poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek "
    + "pátek neděle hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri joi "
    + "vineri sâmbătă duminică pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa "
    + "rabu kamis jumat sabtu minggu понедельник вторник среда четверг пятница суббота "
    + "воскресенье понеділок вівторок середа четвер субота неділя понеделник сряда четвъртък "
    + "петък събота неделя"

  private var names: [[UInt8]: Name] = [:]

  private init() {
    var months: [[UInt8]: Set<Int>] = [:]
    var whole: [[UInt8]: Int] = [:]
    for (list, hasShortForms) in Self.lists.map({ ($0, true) })
      + Self.wholeLists.map({ ($0, false) })
    {
      for (index, forms) in list.split(separator: " ").enumerated() {
        for form in forms.split(separator: "|").map({ FoldedWord(String($0)) }) {
          whole[form.bytes] = whole[form.bytes] ?? index + 1
          guard hasShortForms else { continue }
          for prefix in form.prefixes { months[prefix, default: []].insert(index + 1) }
        }
      }
    }
    let ofWeekdays = Set(
      Self.weekdays.split(separator: " ").flatMap { FoldedWord(String($0)).prefixes }
    )
    for (prefix, found) in months where found.count == 1 {
      names[prefix] = Name(month: found.first ?? 0, isWeak: ofWeekdays.contains(prefix))
    }
    for (form, month) in whole { names[form] = Name(month: month) }
    names[Array("mar".utf8)] = Name(month: 3, isWeak: true)
  }

  subscript(word: [UInt8]) -> Name? { names[word] }
}

/// A word as dates are compared: in lower case and, in Latin letters, without marks.
struct FoldedWord {
  private(set) var bytes: [UInt8] = []
  /// Where each letter begins.
  private var starts: [Int] = []

  init(_ word: String) {
    let utf8 = Array(word.utf8)
    self.init(utf8.span, utf8.indices)
  }

  /// Folds what a range holds of a text.
  init(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let length = max(1, text.scalarLength(at: position))
      let end = min(range.upperBound, position + length)
      starts.append(bytes.count)
      append(text, position..<end)
      if starts.last == bytes.count { starts.removeLast() }
      position = end
    }
  }

  /// The first three letters and more.
  var prefixes: [[UInt8]] {
    guard starts.count >= 3 else { return [bytes] }
    return (3...starts.count).map { count in
      Array(bytes[..<(count == starts.count ? bytes.count : starts[count])])
    }
  }

  private mutating func append(_ text: borrowing Span<UInt8>, _ letter: Range<Int>) {
    let lead = text[letter.lowerBound]
    guard letter.count == 2 else {
      for index in letter { bytes.append(ASCII.lowercased(text[index])) }
      return
    }
    let scalar = UInt32(lead & 0x1F) << 6 | UInt32(text[letter.lowerBound + 1] & 0x3F)
    switch scalar {
    case 0x300...0x36F: break
    case 0xC0..<0x250: bytes.append(Self.base(of: scalar))
    case 0x410...0x42F: append(scalar + 0x20)
    case 0x400...0x40F: append(scalar + 0x50)
    case 0x391...0x3A9: append(scalar + 0x20)
    case 0x386, 0x3AC: append(0x3B1)
    case 0x388, 0x3AD: append(0x3B5)
    case 0x389, 0x3AE: append(0x3B7)
    case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: append(0x3B9)
    case 0x38C, 0x3CC: append(0x3BF)
    case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: append(0x3C5)
    case 0x38F, 0x3CE: append(0x3C9)
    case 0x3C2: append(0x3C3)
    default: append(scalar)
    }
  }

  private mutating func append(_ scalar: UInt32) {
    bytes.append(UInt8(0xC0 | scalar >> 6))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  }

  /// Letters of Latin-1 and Latin Extended-A from U+00C0 on, without their marks.
  private static let bases = Array(
    ("aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiijjjjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
  )

  private static func base(of scalar: UInt32) -> UInt8 {
    let index = Int(scalar) - 0xC0
    if index < bases.count { return bases[index] }
    switch scalar {
    case 0x218, 0x219: return UInt8(ascii: "s")
    case 0x21A, 0x21B: return UInt8(ascii: "t")
    default: return UInt8(ascii: "?")
    }
  }
}

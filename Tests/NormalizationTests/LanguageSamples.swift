import BroadsheetCore

/// Two sentences of our own in each language.
enum LanguageSamples {
  static let sentences = latin + others

  private static let latin: [(Language, String, String)] = [
    (
      .en,
      "The mayor said that the new bridge will be opened by the minister in May.",
      "Residents who had waited for years were among the first to cross it."
    ),
    (
      .fr,
      "Le maire a annoncé que le nouveau pont sera ouvert par la ministre dans les semaines.",
      """
      Les habitants, qui attendaient depuis des années, sont très contents de pouvoir le \
      traverser.
      """
    ),
    (
      .de,
      """
      Der Bürgermeister sagte, dass die neue Brücke im Mai von der Ministerin und ihm \
      geöffnet wird.
      """,
      """
      Die Anwohner haben lange auf den Tag gewartet und wollen nicht mehr mit der Fähre \
      fahren.
      """
    ),
    (
      .es,
      "El alcalde dijo que el nuevo puente de la ciudad se abrirá en mayo por los vecinos.",
      """
      Los vecinos, que esperaban desde hace años, ya no tienen que tomar el barco para ir \
      al centro.
      """
    ),
    (
      .it,
      """
      Il sindaco ha detto che il nuovo ponte della città è aperto e che non si paga nel \
      centro.
      """,
      """
      Gli abitanti, che lo aspettavano da anni, sono contenti di poter passare con la \
      bicicletta.
      """
    ),
    (
      .pt,
      """
      O prefeito disse que a nova ponte da cidade não será aberta em maio, mas com os \
      vizinhos.
      """,
      "Os moradores, que esperavam há anos, já não precisam do barco para ir ao centro."
    ),
    (
      .nl,
      "De burgemeester zei dat het niet de brug is die door de minister in mei wordt geopend.",
      "De bewoners hebben er jaren op gewacht en hoeven nu niet meer met het veer naar de stad."
    ),
    (
      .sv,
      "Borgmästaren sade att den nya bron har kommit och att det inte är dyrt från början.",
      "De boende har väntat i flera år och slipper nu att åka med färjan till staden."
    ),
    (
      .da,
      "Borgmesteren sagde, at broen blev åbnet af ministeren og at det ikke er dyrt.",
      "Beboerne har ventet i mange år og skal ikke længere sejle med færgen til byen."
    ),
    (
      .no,
      "Ordføreren sa at broen ble åpnet av ministeren og at det ikke er dyrt å komme fra byen.",
      "Beboerne har ventet i mange år og må ikke lenger ta fergen over elva."
    ),
    (
      .fi,
      """
      Pormestari sanoi, että silta on nyt auki ja että hän ei ole vielä nähnyt sitä, mutta \
      se on.
      """,
      "Asukkaat ovat odottaneet vuosia, eikä heidän tarvitse enää kulkea lautalla kaupunkiin."
    ),
    (
      .pl,
      "Burmistrz powiedział, że nowy most nie jest jeszcze otwarty i że do maja się to zmieni.",
      "Mieszkańcy czekali na to od lat i nie muszą już pływać promem do miasta."
    ),
    (
      .cs,
      """
      Starosta řekl, že most je otevřen a že se podle něj bude platit až v květnu, ale jen \
      jeho.
      """,
      "Obyvatelé na to čekali několik let a už nemusí jezdit do města přívozem."
    ),
    (
      .sk,
      """
      Starosta povedal, že nový most je už otvorený a že sa podľa neho nebude platiť ani \
      po roku.
      """,
      "Obyvatelia na to čakali niekoľko rokov a už nemusia chodiť do mesta loďou."
    ),
    (
      .sl,
      """
      Župan je povedal, da je novi most odprt in da zanj ne bo treba plačati, ker so to že \
      storili.
      """,
      "Prebivalci so na to čakali več let in zdaj jim ni treba več z ladjo v mesto."
    ),
    (
      .hr,
      """
      Gradonačelnik je rekao da će novi most biti otvoren u svibnju i da se neće plaćati \
      prije jeseni.
      """,
      "Stanovnici su na to čekali godinama, a sada više ne moraju ići brodom u grad."
    ),
    (
      .hu,
      "A polgármester azt mondta, hogy az új híd már nem zárt, és ez még nem volt így.",
      "A lakók évek óta várták, és most már nem kell komppal menniük a városba."
    ),
    (
      .ro,
      """
      Primarul a spus că podul din oraș nu este deschis și că sunt probleme pentru cei \
      care au fost.
      """,
      "Locuitorii au așteptat mulți ani și nu mai trebuie să treacă râul cu barca."
    ),
    (
      .tr,
      """
      Belediye başkanı yeni köprünün bir yıl sonra açılacağını ve bu kadar çok olmadığını \
      ne için söyledi.
      """,
      "Burada oturanlar yıllardır bekliyordu ve artık şehre gitmek için vapura binmeyecekler."
    ),
    (
      .az,
      "Şəhər rəhbəri dedi ki, yeni körpü mayda açılacaq və bu, çox adam üçün böyük rahatlıqdır.",
      "Sakinlər bunu illərlə gözləyib və artıq şəhərə qayıqla getmək lazım deyil."
    ),
    (
      .id,
      """
      Wali kota mengatakan bahwa jembatan itu tidak akan dibuka dan dari kota ini untuk \
      yang lain.
      """,
      "Warga yang sudah menunggu bertahun-tahun kini tidak perlu lagi naik perahu ke pasar."
    ),
    (
      .tl,
      """
      Sinabi ng alkalde na bubuksan ang bagong tulay sa Mayo at hindi na kailangang \
      magbayad ang mga tao.
      """,
      "Matagal nang naghihintay ang mga residente para sa tulay na ito sa kanilang bayan."
    ),
    (
      .vi,
      """
      Thị trưởng nói rằng cây cầu mới sẽ được mở vào tháng năm và không phải trả tiền cho \
      các xe đạp.
      """,
      "Người dân đã chờ trong nhiều năm và bây giờ không còn phải đi phà đến chợ."
    ),
    (
      .ca,
      """
      L'alcalde va dir que el nou pont de la ciutat serà obert al maig amb els veïns i que \
      és per a tothom.
      """,
      "Els veïns, que esperaven des de fa anys, ja no han d'anar en barca fins al centre."
    ),
    (
      .gl,
      """
      O alcalde dixo que a nova ponte da cidade non será aberta en maio, pero que hai \
      moito por facer.
      """,
      "Os veciños levan anos agardando e xa non teñen que ir en barco ata o centro."
    ),
    (
      .eu,
      """
      Alkateak esan zuen zubi berria maiatzean irekiko dela eta ez dela ordaindu behar, \
      baina oso garestia izan da.
      """,
      "Bizilagunek urte asko egin dituzte zain, eta orain ez dute itsasontzirik hartu behar."
    ),
    (
      .et,
      """
      Linnapea ütles, et uus sild on nüüd avatud ja et selle eest ei pea maksma, kuid see \
      oli kallis.
      """,
      "Elanikud on seda oodanud juba mitu aastat ega pea enam praamiga linna sõitma."
    ),
    (
      .lv,
      """
      Mērs teica, ka jaunais tilts ir atvērts un ka par to nav jāmaksā, bet tas bija ļoti \
      dārgs.
      """,
      "Iedzīvotāji to gaidīja jau vairākus gadus, un tagad viņiem vairs nav jābrauc ar laivu."
    ),
    (
      .lt,
      """
      Meras sakė, kad naujas tiltas yra atidarytas ir kad už jį nereikia mokėti, bet jis \
      buvo labai brangus.
      """,
      "Gyventojai to laukė jau kelerius metus ir dabar jiems nebereikia plaukti į miestą keltu."
    ),
    (
      .sq,
      """
      Kryetari i bashkisë tha se ura e re është hapur dhe se nuk duhet të paguhet për të \
      deri në vjeshtë.
      """,
      "Banorët kanë pritur me vite dhe tani nuk kanë nevojë të shkojnë me anije në qytet."
    ),
    (
      .sw,
      """
      Meya alisema kuwa daraja jipya litafunguliwa mwezi wa Mei na kwamba watu hawatalipa \
      kwa mwaka huu.
      """,
      "Wakazi wa mji huo walikuwa wakisubiri kwa miaka mingi na sasa hawana haja ya mashua."
    ),
    (
      .af,
      """
      Die burgemeester het gesê dat die nuwe brug in Mei oopgemaak word en dat ons nie \
      daarvoor sal betaal nie.
      """,
      "Die inwoners het jare gewag en hoef nou nie meer met die boot na die stad te gaan nie."
    ),
    (
      .`is`,
      """
      Borgarstjórinn sagði að nýja brúin yrði opnuð í maí og að það væri ekki dýrt fyrir \
      þá sem eru þar.
      """,
      "Íbúarnir hafa beðið eftir þessu í mörg ár og þurfa ekki að fara með báti til bæjarins."
    ),
    (
      .cy,
      """
      Dywedodd y maer fod y bont newydd yn agor ym mis Mai ac na fydd yn rhaid i bobl dalu \
      am y daith.
      """,
      """
      Mae'r trigolion wedi bod yn aros ers blynyddoedd ac nid oes angen mynd mewn cwch i'r \
      dref.
      """
    ),
    (
      .ga,
      """
      Dúirt an méara go bhfuil an droichead nua ar oscailt agus nach mbeidh ar na daoine \
      íoc as go fóill.
      """,
      "Bhí muintir na háite ag fanacht leis sin le blianta agus níl orthu dul sa bhád anois."
    ),
    (
      .mt,
      """
      Is-sindku qal li l-pont il-ġdid se jinfetaħ f'Mejju u li ma hemmx għalfejn wieħed \
      iħallas għal dan.
      """,
      """
      Ir-residenti ilhom jistennew għal ħafna snin u issa m'għandhomx bżonn dgħajsa biex \
      imorru lil hemm.
      """
    ),
    (
      .so,
      """
      Duqa magaalada ayaa sheegay in buundada cusub la furi doono bisha Maajo oo aan lacag \
      laga qaadi doonin dadka.
      """,
      """
      Dadka halkaas ku nool ayaa sugayay sannado badan waxayna hadda ka tagi karaan \
      magaalada iyaga oo lugaynaya.
      """
    ),
    (
      .ha,
      """
      Magajin garin ya ce za a bude sabuwar gadar a watan Mayu kuma ba za a biya kudi ba \
      don wucewa.
      """,
      """
      Mazauna wurin sun dade suna jira kuma yanzu ba sa bukatar hawa jirgin ruwa zuwa \
      cikin gari.
      """
    ),
    (
      .zu,
      """
      Imeya ithe ibhuloho elisha lizovulwa ngoMeyi futhi abantu bonke bangalisebenzisa, \
      kodwa akukho zimoto.
      """,
      """
      Abahlali bebelindile iminyaka eminingi, ngoba uma imvula ina kakhulu umfula \
      uyagcwala noma kunjani.
      """
    ),
    (
      .ht,
      """
      Majistra a di ke nouvo pon an pral louvri nan mwa me epi moun yo pap gen pou peye lè \
      y ap pase.
      """,
      """
      Moun ki rete nan katye a te ap tann depi anpil ane, men kounye a yo pa bezwen pran \
      bato ankò.
      """
    ),
  ]
}

internal import BroadsheetCore

extension CommonWords {
  /// The commonest words of languages in Latin letters, besides English; what English has too is
  /// left out when the table is made.
  ///
  /// Of a language whose endings carry what others say by words, more words are needed.
  static let latin: [(Language, String)] = [
    (
      .fr,
      """
      le la les des et en du que une dans qui pour est au sur par pas plus avec son ce il aux un de \
      ne se sont cette ses ou mais elle nous vous leur leurs été être ont fait sans lui comme tout \
      entre même après ils aussi depuis deux très bien où dont sa peut était ces si je on ans mois \
      jours rue fois jusqu lors avait avoir dit encore toute tous leur non avant contre chez
      """
    ),
    (
      .de,
      """
      der die und das den von zu mit ist auf für nicht ein eine dem sich des auch als im hat dass er \
      es sie wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor \
      zur bis mehr durch man sein wurde sei nach werden aus daß ihre seine wenn wir ich keine unter
      """
    ),
    (
      .es,
      """
      el la de que y en los del las por con una su para es al lo como más pero se un este ya entre \
      cuando esta son sin ha sobre ser también fue había desde donde quien todo todos nos durante \
      muy hasta hay años le sus contra otros ese esto antes según está han porque dos
      """
    ),
    (
      .it,
      """
      il di che la per un una non sono con del della dei le si da ha anche è nel gli alla più delle \
      al dal nella lo come ma se dalla ed alle ai degli dopo hanno questo questa stato essere suo \
      sua tra dell anni all ci cui due nei loro già sul prima ancora sulla stata fra
      """
    ),
    (
      .pt,
      """
      o a de que e do da em um para com uma os no se na por mais as dos não ao como mas foi ele das \
      tem à seu sua ou ser quando muito há nos já está também só pelo pela até isso ela entre era \
      depois sem mesmo aos ter seus quem nas são pelos foram sobre você anos esta
      """
    ),
    (
      .nl,
      """
      de het een van en dat is op te voor met zijn niet aan er ook als door die in om bij maar naar \
      uit wordt hij ze heeft nog werd worden deze dan of kan wel geen over tot dit zich zo \
      was we had meer den der haar hun onder moet jaar na ik al wat hem tegen ende sy hebben des \
      uit zyn zyne alle eene eenen naer heer heeren dezelve welke vande uyt ende oock sijn dese \
      mits ghe deze zal zullen waar zoo
      """
    ),
    (
      .sv,
      """
      och att det som en på är av för med den till har inte om ett från kan de vi jag var men så han \
      sig i när ska vid eller hade under man efter också där mot sin nu då mycket finns vara alla \
      detta ut andra blir mer än kommer skulle skall denna sina dessa hon ha än mellan
      """
    ),
    (
      .da,
      """
      og at det som en på er af for med den til har ikke om et fra kan blev de jeg vi der han i sig \
      var men så hun når skal vil ved eller havde efter også mod sin nu da meget være alle dette ud \
      mere kommer skulle denne sine hvor hvad nogle noget bliver efter mellem danske selv op uden
      """
    ),
    (
      .no,
      """
      og å det som en på er av for med den til har ikke om et fra kan ble de jeg vi der han i seg var \
      men så hun når skal vil ved eller hadde etter også mot sin nå da mye være alle dette ut mer \
      kommer skulle denne sine hvor hva noen noe blir mellom norske selv opp uten sier år bare \
      ikkje eit frå dei vart meir ein eg då berre noko kva nokre skulle ho vere mykje ha
      """
    ),
    (
      .fi,
      """
      ja on ei että se oli hän mutta ovat myös kun joka niin vuonna mukaan sen kuin ole en jos nyt \
      hänen olla sitä voi vain ne tai mitä sekä minä joten vielä jo tämä hän sitten olen olisi kaikki \
      siitä jonka jotka tämän ollut koska eivät siinä aina ennen jälkeen kanssa noin sille minun siis \
      mikä tuli kuitenkin aika sillä tässä eikä koko hyvin toinen ihan pitää itse asti sinne kyllä \
      vaikka nämä täällä mukana minulla olin tällä yksi kaksi uuden muun jopa silti heidän
      """
    ),
    (
      .pl,
      """
      i w na z do się nie że jest to jak po od za przez dla oraz przy jego o co tak ale są już był \
      była było być tym tylko może ma ich czy jej te ze ten też gdy tego bardzo jako które który \
      która lat we przed będzie został aby roku także mnie pod bo nad więc kiedy między
      """
    ),
    (
      .cs,
      """
      a v na se že je s z do o jako ale pro by jsou podle jeho bylo to si ve k za byl byla po tak od \
      jeho které který která jak při ze také jen už nebo bude roku aby až má před než který co když \
      jsem jeho i jejich což však mezi být není této tento let by ještě může proti pak
      """
    ),
    (
      .sk,
      """
      a v na sa že je s z do o ako ale pre by sú podľa jeho bolo to si vo k za bol bola po tak od \
      ktoré ktorý ktorá pri zo tiež len už alebo bude roku aby až má pred než čo keď som aj ich \
      však medzi byť nie tejto tento rokov ešte môže proti potom mu jej nebol ho sme boli iba ktorí \
      teraz lebo ju mi nás mal mala ani tak ten ta tam veľmi všetko keby teda svoje sebe
      """
    ),
    (
      .sl,
      """
      in je v na se da so za ki z pa bi ne ter ali po pri tudi kot bo od ni še le kar iz sta lahko \
      pred bil bila bilo med zaradi kako že vse smo do samo zelo če bodo leta tako zato ob kjer \
      potem več svoje njegov katerih kateri
      """
    ),
    (
      .hr,
      """
      i je u da se na su za od s o koji koja koje će bi ne ali kao što iz a nije do samo bio bila \
      bilo te nakon ili ako prije gdje tko već između godine kako sve kada prema zbog ima još biti \
      tijekom također tom toga ovog više vrijeme bez oko koju kojima ovaj ova rekao dvije smo
      """
    ),
    (
      .sr,
      """
      i je u da se na su za od s o koji koja koje će bi ne ali kao što iz a nije do samo bio bila \
      bilo te posle ili ako pre gde ko već između godine kako sve kada prema zbog ima još biti \
      tokom takođe tom toga ovog više vreme bez oko koju kojima ovaj ova rekao dve smo šta deo
      """
    ),
    (
      .hu,
      """
      a az és hogy nem is egy meg volt ez csak de már még mint szerint el ki lesz vagy ha amely \
      illetve pedig után majd ezt azt minden kell igen lehet között során van sem több ami aki úgy \
      így által akkor amit most itt két évben fel olyan sok ezek nagyon lett voltak azonban mivel mely \
      valamint például első új nagy alatt hanem ennek annak azok be össze ellen mellett szerinte \
      évi számára amelyet amelyek való
      """
    ),
    (
      .ro,
      """
      și de la în a cu nu pe care din este un o pentru mai că fost sunt al ca se le sau ce ale \
      după prin către ei lui către fi avea acest această cel cea între au am dar doar dacă până \
      când asupra fără unei unui astfel toate ar va lor iar şi decât cum poate despre ani sa
      """
    ),
    (
      .tr,
      """
      ve bir bu da de için ile çok olarak ne daha gibi olan sonra kadar en o ama ya değil her var \
      şey mi ki diye ise oldu dedi yeni iki ancak bütün göre önce yok olduğunu olduğu eden tarafından \
      üzerinde büyük ilk biz ben onun bunu zaman şu hem itibaren yılında nasıl içinde karşı
      """
    ),
    (
      .az,
      """
      və bir bu da də üçün ilə çox olan sonra qədər ən o amma hər var ki isə oldu yeni iki ancaq \
      görə əvvəl yox edən tərəfindən böyük ilk biz mən onun bunu zaman deyil olaraq kimi daha öz \
      edir olub həm bilər haqqında bütün dedi il
      """
    ),
    (
      .id,
      """
      yang dan di dengan untuk dari ini tidak pada akan itu dalam oleh juga adalah ke sebagai bisa \
      ada saat atau telah karena mereka kami saya lebih tersebut bahwa kepada seperti sudah dia \
      para anda hanya setelah secara banyak orang menjadi harus dapat antara belum masih namun
      """
    ),
    (
      .tl,
      """
      ang ng sa na mga at ay si ni para kung hindi ito niya siya ko mo ako ka kay nang may dahil \
      isang pa rin din lang naman kanyang kanilang sila namin natin ngunit upang mula noong bilang \
      dito doon wala lahat ayon sinabi
      """
    ),
    (
      .vi,
      """
      và của là có không được các cho trong người một với này những để đã khi từ ra đến tại về cũng \
      như nhưng vào sẽ ở năm bị nhiều việc trên sau phải đó thì còn theo hơn tôi ông nước vì hay
      """
    ),
    (
      .ca,
      """
      el la de que i en els del les per amb una es al com més però un aquest aquesta no ha són va \
      també han pel dels ser seva seu entre sobre fins quan des molt ja tot hi hem després anys \
      aquests aquestes ens està cap on qui altres mateix perquè uns als pels
      """
    ),
    (
      .gl,
      """
      o a de que e do da en un para con unha os no se na por máis as dos non ao como pero foi das \
      ten seu súa ou ser cando moi hai nos xa está tamén pola polo ata iso ela entre era despois \
      sen aos ter nas son foron sobre anos esta polos onde porque dun dunha
      """
    ),
    (
      .eu,
      """
      eta da ez du bat ere dira zen izan dute egin baina den hau hori dela zuen beste egiten dituzte \
      duen edo bere ziren izango behar hala oso bai orain arte baino nahi dituen haien guztiak \
      urte lehen gero bezala dago zuten ditu gabe
      """
    ),
    (
      .et,
      """
      ja on ei et see oli ta kui ka mis aga nii ning oma või kes siis seda veel selle olid välja \
      pärast kuid mida tema nad ma me mille enne ole vaid üks aasta juba väga nende aastal kõik \
      poolt olnud tuleb sest saab meie sellest üle nagu just eesti
      """
    ),
    (
      .lv,
      """
      un ir ar no uz par ka kas tas tā bet arī lai to kā pēc gada līdz pie vai bija nav jau pirms \
      kad vēl tikai ko savu viņš tiek tika ļoti gadā kuru šo kur tad būs būt viņa starp mēs šī tie \
      kuras kurā laikā vairāk ne es pret dēļ tomēr varētu savas
      """
    ),
    (
      .lt,
      """
      ir yra kad į iš tai su buvo bet jis už apie po kaip ar dėl nuo prie taip jo tik ne jų jau metų \
      dar ji ką labai per bei šio turi gali kurie kuris buvo tačiau jei metais pat kai būti savo \
      kuri iki tarp mes todėl prieš daugiau šį vis pagal
      """
    ),
    (
      .sq,
      """
      të në e dhe i për me që një nga është ka u nuk si më tij por janë kjo ky do këtë edhe kur \
      ndërsa duke kanë mund pas deri ishte vetëm sipas kishte saj shumë ose ku tyre mes gjatë së \
      kësaj asnjë duhet këto pa
      """
    ),
    (
      .sw,
      """
      ya na wa kwa ni katika za la kuwa hiyo yake alisema wake huo ambao pia hii hilo ambayo baada \
      kama si hayo wao kutoka watu mwaka cha vya sana kila lakini hata alikuwa walikuwa juu bila \
      kati wakati yao nchi zaidi hivyo serikali mtu
      """
    ),
    (
      .af,
      """
      die en van het is in nie dat vir sy word met op wat te om aan ook hy as ons deur sal was na \
      maar uit daar hulle hierdie kan haar by tot so moet nog toe dit het meer oor waar geen onder \
      een jaar baie gesê my ek jy sê gaan voor
      """
    ),
    (
      .is,
      """
      og að í á það sem er til um var ekki en við með hann af fyrir því eru frá hefur þá eða þetta \
      hún hafa verið þess eftir þeir svo upp vera þar nú þegar einnig sé sér hjá sagði ég ára úr þó \
      okkur yfir öllum allt mjög hans þau
      """
    ),
    (
      .cy,
      """
      y yr yn a i o ar mae ei gan am fod ac wedi wrth oedd bod sydd eu ond at hyn hwn hon nid bydd \
      gyda ni na dros mewn cael fel un sy roedd ein iawn eto hynny pan gwneud nhw rhai trwy
      """
    ),
    (
      .ga,
      """
      an na agus ar go a i bhí sé le atá is do ag tá de sí mar ach ní siad nach é sin chun ó raibh \
      ina leis aige seo faoi gur a bheith nó san bheadh idir bhfuil acu anois dá gan duine chuig nuair
      """
    ),
    (
      .mt,
      """
      u ta li il l ma f huwa minn fil din bil kien dan għal ukoll iżda dwar biex jew tal lil mill \
      hija kienet aktar mal dawn wara qed kull dak fuq ġie qal sabiex għandu minħabba kif meta mhux
      """
    ),
    (
      .so,
      """
      oo ka ku iyo ah ee in uu ay waxaa la si waa soo u wuxuu ayaa ma lagu laga kale kala badan \
      dadka isaga markii iska wax kuwa sidii aan looga inuu ahaa kaas
      """
    ),
    (
      .ha,
      """
      da na ta ya a ba ne ce cikin shi su don wannan wanda sun ga yi shugaban kuma amma zai wata \
      wasu daga sai yana tana bayan kan ko kasar wani yadda haka domin akan mutane lokacin ake
      """
    ),
    (
      .zu,
      """
      ukuthi futhi kodwa noma lapho uma ngoba kanye kakhulu uthe uthi bonke abantu yena kusho lokhu \
      lo le kule nje manje khona ngesikhathi njengoba zonke
      """
    ),
    (
      .ht,
      """
      nan ki yo pou ak te li pa sou nou gen ap yon tout sa ka fè mwen men kote lè si tankou avèk \
      peyi moun ou depi anpil epi pral yo konn te
      """
    ),
  ]
}

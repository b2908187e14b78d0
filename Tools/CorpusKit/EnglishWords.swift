/// The everyday English words that make the invented text readable; a closed list.
///
/// Content words are in the order of their frequency, the most frequent first.
package enum EnglishWords {
  static let nouns = Speller.letters(
    """
    government company year market report state country group plan week bank month party \
    deal price share official minister trade issue court rate policy agency leader system \
    service industry election school case change meeting program budget law decision firm \
    sector vote project member team office statement problem worker result region tax \
    agreement effort power community union interest health cost study fund security job \
    loss growth economy order source investment right force product area profit export \
    quarter water season train proposal talk attack committee director campaign student \
    hospital contract network energy shareholder farmer analyst reform target ship storm \
    road border match camp harvest museum bridge factory airport island river film number \
    level time day hour rise fall increase cut charge claim offer demand supply debt loan \
    bond currency dollar crop grain wheat corn sugar coffee metal copper gold coal gas \
    pipeline refinery reactor plant line model engine vehicle driver passenger airline \
    flight route port vessel cargo fleet crew soldier troop army general commander officer \
    guard patrol weapon missile tank bomb rebel militant hostage prisoner jail judge \
    lawyer trial verdict appeal suspect witness victim crime murder theft fraud probe \
    inquiry audit ban fine penalty rule limit standard permit licence treaty summit envoy \
    embassy delegation visit speech debate bill measure amendment motion seat district \
    province town village street house home building hotel shop store restaurant tower \
    church mosque theatre song singer actor artist writer book paper magazine editor \
    reader viewer channel station programme website user phone device computer chip \
    software virus patient doctor nurse drug vaccine test disease cancer clinic risk \
    warning alert flood fire drought quake rain snow wind heat forest tree animal bird \
    fish coast sea beach lake mountain valley park garden player coach club league goal \
    point game race medal title champion final fan stadium teacher pupil class degree \
    course professor scientist researcher laboratory experiment theory method sample \
    figure estimate forecast survey poll voter candidate opponent ally critic activist \
    protester rally strike manager owner chairman partner rival customer client buyer \
    seller supplier retailer brand sale bid merger stake asset branch unit division \
    account payment fee salary wage pension benefit subsidy grant donor charity volunteer \
    refugee migrant citizen resident neighbour parent child family friend wife son \
    daughter brother
    """
  )
  static let pasts = Speller.letters(
    """
    made rejected announced reported agreed called told showed reached planned added asked \
    raised closed opened received led approved increased reduced faced warned offered \
    signed joined won lost held met sold bought built ended started moved helped backed \
    blamed denied delayed launched published replaced supported refused changed cut paid \
    accused accepted adopted arrested attacked banned blocked cancelled carried charged \
    claimed cleared completed condemned confirmed considered covered created criticised \
    damaged defeated defended delivered demanded described destroyed discussed dismissed \
    doubled dropped earned elected expected explained extended failed filed fined fired \
    followed forced formed found halted hit hired identified imposed improved included \
    introduced invested invited issued kept killed left linked lifted listed lowered \
    marked measured missed named noted obtained ordered owned passed praised predicted \
    prepared presented pressed prevented produced promised promoted proposed protected \
    provided pulled pushed questioned reassured rebuilt recalled recorded recovered \
    released removed repeated requested rescued resigned resolved restored reviewed \
    revised ruled saved secured seized sent served set settled shared shut sought spent \
    stopped studied suffered suggested suspended targeted tested threatened traded urged \
    used visited welcomed withheld
    """
  )
  static let bases = Speller.letters(
    """
    make take give reduce increase help keep build support meet provide raise pay sell \
    begin continue change protect open close improve join leave offer return move create \
    review consider expand accept adopt allow answer approve attract avoid ban block boost \
    bring buy call carry challenge choose compete complete control cover cut defend delay \
    deliver demand develop discuss drop earn elect end enforce ensure examine explain \
    extend face fight fill find follow force fund gain grow halt hire hold impose include \
    invest invite issue launch lead lift limit lose maintain manage measure monitor \
    negotiate order oppose pass persuade plan play prepare present prevent produce promote \
    prove publish push quit reach rebuild receive recover reform refuse reject release \
    remain remove repair repay replace report resign resist resolve restore restrict \
    revive run save secure seek send serve set settle share ship show sign solve spend \
    stay stop strengthen study supply suspend tackle target test threaten trade train \
    treat use visit vote wait warn win withdraw work
    """
  )
  static let adjectives = Speller.letters(
    """
    new last first public local national political major economic former early foreign \
    recent large financial final high strong special small next military annual \
    international private common legal important higher regional central critical free \
    rural industrial senior total additional agricultural ambitious available bad basic \
    better big bitter brief broad calm cautious certain cheap chief civil clean clear \
    close cold commercial complete complex corporate costly current daily dangerous deep \
    democratic difficult diplomatic direct domestic double dry due effective electric \
    emergency entire environmental equal essential ethnic executive existing expensive \
    extra fair false familiar famous fast federal fiscal flat formal fresh full fuller \
    general global good gradual great green half hard healthy heavy historic hostile huge \
    human illegal immediate independent individual initial internal joint judicial key \
    late leading light likely limited long low lower main marine massive medical mild \
    minor mixed mobile moderate modern modest monetary monthly municipal mutual narrow \
    natural negative nervous net normal nuclear official old open ordinary original \
    outside overall peaceful permanent personal poor popular positive possible powerful \
    previous primary prime professional proper provincial quick quiet radical rapid rare \
    ready real rebel religious remote rich rival royal safe scientific secret serious \
    severe sharp short similar simple single slight slow social soft solar solid stable \
    steady strategic strict sudden sufficient technical temporary tight tough traditional \
    unusual upper urban urgent useful usual vast violent vital vulnerable warm weak weekly \
    western wide widespread wild winning wrong young
    """
  )
  static let adverbs = Speller.letters(
    """
    also still already recently sharply later now quickly again largely only clearly soon \
    almost always briefly carefully certainly closely completely currently directly easily \
    effectively eventually finally firmly formally frequently fully gradually greatly \
    heavily immediately initially jointly merely mostly nearly never officially often \
    openly partly possibly previously probably publicly quietly rapidly rarely repeatedly \
    seriously significantly simply slightly slowly steadily strongly suddenly temporarily \
    usually widely
    """
  )

  /// Words a sentence may begin with; no name begins with one of them.
  static let starters = Speller.letters(
    """
    The A An In On At But And Its His Her Their He She It They This That These Those Some Any All \
    Another Several Many Most Other Both Each After Before While When As If Since Under For With By From Of No \
    Not There However Meanwhile Earlier Later Still Nearly About More Less Such Two Three Four \
    Five Six Ten Dozens Hundreds Officials Critics Analysts Residents Experts Supporters
    """
  )
  static let months = Speller.letters(
    "January February March April May June July August September October November December"
  )
  static let weekdays = Speller.letters(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
  )
}

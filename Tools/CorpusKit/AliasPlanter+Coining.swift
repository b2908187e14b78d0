extension AliasPlanter {
  mutating func coinPlain(_ random: inout Random) -> Int {
    while true {
      let (name, type) = mint.coin(&random)
      // Persons and acronyms are coined below; a legal suffix would make it a spelling of another
      // name.
      guard type != .person, !name.ends(with: " Corp"), !AliasPlanter.isAcronym(name),
        !isClaimed(name)
      else { continue }
      claim(name)
      return add(name, type, as: .plain)
    }
  }

  /// Coins a person with a new surname.
  mutating func coinPerson(_ random: inout Random) -> Int {
    let mint = mint
    let family = unclaimed { mint.fresh(.family, &random) }
    let surname = surnames.count
    surnames.append(Surname(short: add(family, .person, as: .short(surname)), persons: []))
    let office = random.pick(AliasPlanter.offices)
    let titles = [office, random.pick(AliasPlanter.courtesies)]
    let titled = titles.map { add($0 + [0x20] + family, .person, as: .titledShort(surname)) }
    let name = PersonName(given: givenName(&random), family: family, office: office)
    return addPerson(name, of: surname, titledShort: titled)
  }

  /// Coins two persons with one surname and clearly different first names.
  mutating func coinNamesakes(_ random: inout Random) -> Int {
    let mint = mint
    let family = unclaimed { mint.fresh(.family, &random) }
    let surname = surnames.count
    surnames.append(Surname(short: add(family, .person, as: .short(surname)), persons: []))
    let titled = Speller.letters("Mr. Ms.")
      .map { add($0 + [0x20] + family, .person, as: .titledShort(surname)) }
    let one = givenName(&random)
    var other = givenName(&random)
    while other[0] == one[0] { other = givenName(&random) }
    for given in [one, other] {
      let office = random.pick(AliasPlanter.offices)
      let name = PersonName(given: given, family: family, office: office)
      _ = addPerson(name, of: surname, titledShort: titled)
    }
    return surname
  }

  /// The parts of a person's name.
  private struct PersonName {
    var given: [UInt8]
    var family: [UInt8]
    var office: [UInt8]
  }

  private mutating func addPerson(
    _ name: PersonName,
    of surname: Int,
    titledShort: [Int]
  ) -> Int {
    let (person, fullName) = (persons.count, name.given + [0x20] + name.family)
    let full = add(fullName, .person, as: .full(person))
    let titled = add(name.office + [0x20] + fullName, .person, as: .titledFull(person))
    persons.append(
      Person(full: full, surname: surname, titled: titled, titledShort: titledShort)
    )
    surnames[surname].persons.append(person)
    return person
  }

  /// Draws a first name that is not one of the words that some surnames begin with.
  private func givenName(_ random: inout Random) -> [UInt8] {
    var name = mint.given(random.below(NameMint.givenNames))
    while name.elementsEqual("Della".utf8) { name = mint.given(random.below(NameMint.givenNames)) }
    return name
  }

  /// "Zarton National Trade Bureau" and "ZNTB".
  mutating func coinBody(_ random: inout Random) -> Int {
    while true {
      let place = mint.fresh(.place, &random)
      guard AliasPlanter.unusualInitials.contains(place[0]) else { continue }
      let words = [
        place, random.pick(AliasPlanter.scopes), random.pick(AliasPlanter.fields),
        random.pick(AliasPlanter.institutions),
      ]
      let (long, acronym) = (Array(words.joined(separator: [0x20])), words.map { $0[0] })
      guard !isClaimed(long), !isClaimed(acronym) else { continue }
      claim(long)
      claim(acronym)
      let body = bodies.count
      bodies.append(
        Body(
          long: add(long, .organisation, as: .long(body)),
          acronym: add(acronym, .organisation, as: .acronym(body))
        )
      )
      return body
    }
  }

  /// First letters of acronyms, so that no acronym exists in the world, such as SPD or CDC.
  ///
  /// Acronyms are four consonants or more, and no word of the vocabulary is.
  private static let unusualInitials = Array("VZJQK".utf8)

  private static func isAcronym(_ name: [UInt8]) -> Bool {
    name.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// A name in several spellings.
  mutating func coinSpellings(_ random: inout Random) -> Int {
    switch random.below(accents ? 5 : 4) {
    case 0: return coinInitials(&random)
    case 1: return coinPaper(&random)
    case 2: return coinCompany(&random)
    case 3: return coinCapitals(&random)
    default: return coinAccented(&random)
    }
  }

  private mutating func addSpellings(
    _ names: [[UInt8]],
    capitals: [UInt8]? = nil,
    _ type: EntityType
  ) -> Int {
    let group = spellings.count
    let variants = names.map { add($0, type, as: .variant(group)) }
    let last = capitals.map { add($0, type, as: .variant(group)) }
    spellings.append(Spellings(variants: variants, capitals: last))
    return group
  }

  /// "ZKTC" and "Z.K.T.C.".
  private mutating func coinInitials(_ random: inout Random) -> Int {
    let plain = unclaimed {
      let rest = (0..<(random.chance(700) ? 3 : 4)).map { _ in random.pick(Parts.consonants) }
      return [random.pick(AliasPlanter.unusualInitials)] + rest
    }
    let dotted = Array(plain.map { [$0, 0x2E] }.joined())
    return addSpellings(
      random.chance(500) ? [plain, dotted] : [dotted, plain],
      .organisation
    )
  }

  /// "Karton Herald" and "The Karton Herald".
  private mutating func coinPaper(_ random: inout Random) -> Int {
    let mint = mint
    let name = unclaimed { mint.fresh(.place, &random) + [0x20] + random.pick(AliasPlanter.papers) }
    let group = addSpellings([name, Array("The ".utf8) + name], .organisation)
    withArticle[spellings[group].variants[0]] = spellings[group].variants[1]
    return group
  }

  /// "Brandex", "Brandex Corp", "Brandex Corp." and "Brandex Corporation".
  private mutating func coinCompany(_ random: inout Random) -> Int {
    let mint = mint
    let name = unclaimed { mint.fresh(.brand, &random) }
    let suffixes = random.pick(AliasPlanter.suffixes)
    let group = addSpellings(
      [name] + suffixes.map { name + [0x20] + $0 },
      .organisation
    )
    stopped[spellings[group].variants[1]] = spellings[group].variants[2]
    return group
  }

  /// "Karberg" and "KARBERG".
  ///
  /// No word of the vocabulary has these endings, because headlines in capitals contain words.
  private mutating func coinCapitals(_ random: inout Random) -> Int {
    let speller = Speller()
    let name = unclaimed {
      var name: [UInt8] = []
      speller.stem(1, &random, into: &name)
      name += random.pick(AliasPlanter.unspelledEndings)
      name[0] -= 0x20
      return name
    }
    let capitals = name.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    return addSpellings([name], capitals: capitals, .location)
  }

  /// "Sölton" and "Solton".
  private mutating func coinAccented(_ random: inout Random) -> Int {
    while true {
      let name = mint.fresh(.place, &random)
      let plain = AliasPlanter.plain(name)
      guard plain != name, !isClaimed(name) else { continue }
      claim(name)
      return addSpellings(random.chance(500) ? [name, plain] : [plain, name], .location)
    }
  }

  private static let offices = Speller.letters("President Sen. Gov. Dr. Mayor Senator Ambassador")
  private static let courtesies = Speller.letters("Mr. Ms.")
  private static let papers = Speller.letters("Herald Tribune Courier Gazette Telegraph Mercury")
  private static let suffixes = [
    "Corp Corp. Corporation", "Inc Inc. Incorporated", "Co Co. Company",
  ]
  .map { Speller.letters($0) }
  private static let unspelledEndings = Speller.letters("berg grad wick ham")
  private static let fields = Speller.letters(
    "Trade Steel Health Labour Transport Farm Haulage Press Football Film Mining Rail Research Media"
  )
  private static let institutions = Speller.letters(
    """
    Commission Bureau Council Department Federation League Board Panel Headquarters Trust Network \
    Group Laboratory Movement Roundtable
    """
  )
  private static let scopes = Speller.letters(
    "National Regional Central General Royal Free Joint Provincial"
  )
}

extension [UInt8] {
  func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}

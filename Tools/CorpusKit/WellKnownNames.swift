/// About 150 real places and organisations, the most frequent first, for recognisable text.
///
/// All persons in a made corpus are invented, so there are none here. No name is an English word in
/// capitals (WHO, US), because a title in capitals would seem to mention it.
package enum WellKnownNames {
  package static let all: [(name: [UInt8], type: EntityType)] = merge()

  private static let places =
    """
    China|Germany|France|London|Japan|Russia|India|Washington|Paris|Brussels|Italy|Canada|Spain|\
    Brazil|Beijing|Moscow|Australia|Mexico|Tokyo|New York|South Africa|Iran|Israel|Egypt|Iraq|\
    United States|United Kingdom|Berlin|Ukraine|Poland|Turkey|Greece|Sweden|Norway|Geneva|Rome|\
    Argentina|Indonesia|Pakistan|South Korea|North Korea|Nigeria|Kenya|Switzerland|Madrid|Vienna|\
    Netherlands|Belgium|Austria|Portugal|Ireland|Finland|Denmark|Hungary|Romania|Bulgaria|Chile|\
    Peru|Colombia|Venezuela|Cuba|Saudi Arabia|Kuwait|Qatar|Syria|Lebanon|Libya|Algeria|Morocco|\
    Ethiopia|Ghana|Uganda|Tanzania|Vietnam|Thailand|Malaysia|Singapore|Philippines|New Zealand|\
    Hong Kong|Shanghai|Seoul|Sydney|Melbourne|Toronto|Chicago|Los Angeles|San Francisco|Boston|\
    Texas|California|Florida|Houston|Amsterdam|Stockholm|Oslo|Copenhagen|Helsinki|Warsaw|Prague|\
    Budapest|Athens|Lisbon|Dublin|Cairo|Nairobi|Lagos|Johannesburg|Mumbai|New Delhi|Jakarta|\
    Bangkok|Manila|Kyiv|Istanbul|Baghdad|Jerusalem|Buenos Aires|Rio de Janeiro|Sao Paulo|Lima|\
    Bogota|Santiago|Havana|Europe|Asia|Africa|Latin America|Middle East
    """
  private static let organisations =
    """
    United Nations|European Union|NATO|World Bank|IMF|OPEC|European Commission|Security Council|\
    European Central Bank|World Trade Organization|UNESCO|UNICEF|Red Cross|African Union|ASEAN|\
    Microsoft|Toyota|Siemens|IBM|Samsung|Boeing|Airbus|Volkswagen|Sony|Nestle|Novartis|Honda|\
    International Court of Justice|International Atomic Energy Agency
    """
  private static let others = "Olympic Games|World Cup|Nobel Peace Prize|Champions League|Ramadan"

  /// One organisation after every four places, one of the others after every fifth organisation.
  private static func merge() -> [(name: [UInt8], type: EntityType)] {
    var queues = [list(organisations, .organisation)[...], list(others, .miscellaneous)[...]]
    var merged: [(name: [UInt8], type: EntityType)] = []
    for (index, place) in list(places, .location).enumerated() {
      merged.append(place)
      if index % 4 == 3, let next = queues[0].popFirst() { merged.append(next) }
      if index % 20 == 19, let next = queues[1].popFirst() { merged.append(next) }
    }
    return merged + queues[0] + queues[1]
  }

  private static func list(
    _ text: String,
    _ type: EntityType
  ) -> [(name: [UInt8], type: EntityType)] {
    text.split(separator: "|").map { (Array($0.utf8), type) }
  }
}

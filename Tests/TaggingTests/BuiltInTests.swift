import BroadsheetCore
import Tagging
import Testing

@Suite struct BuiltInTests {
  let tagger: Tagger

  init() throws { tagger = Tagger(dictionary: try .builtIn()) }

  @Test func knowsPlacesAndOrganisations() {
    #expect(
      tagger.found(in: "Officials in Paris and the U.S. met the World Bank and Microsoft.") == [
        Found("Paris", .location), Found("U.S.", .location, as: "United States"),
        Found("World Bank", .organisation), Found("Microsoft", .organisation),
      ]
    )
  }

  /// Ordinary words that are also towns, months or newspapers.
  @Test(arguments: [
    "Reading is good for children.", "Nice work, they said.", "In March they met.",
    "Mobile phones sold well.", "Of course not.", "The Time has come.", "Most people agree.",
    "May we ask?", "Sun and rain.", "Orange juice is cheap.", "Page one, please.",
    "Let us go.", "Split the bill.", "Same again.", "Best of all, it works.",
  ])
  func ordinaryWordsAreNoEntities(text: String) {
    #expect(tagger.found(in: text).isEmpty, "\(text): \(tagger.found(in: text))")
  }

  @Test func nationalitiesAreNotTheirCountries() {
    #expect(
      tagger.found(in: "two American and French officials").map(\.type) == [
        .miscellaneous, .miscellaneous,
      ]
    )
  }
}

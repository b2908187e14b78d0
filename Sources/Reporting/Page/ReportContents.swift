package import BroadsheetCore

/// Everything that a report shows, from the tables of a run.
package struct ReportContents: Sendable {
  package var title: String
  package var run: RunFacts
  /// Nil if no article has a date, or the run has no table of periods.
  package var timeline: Timeline?
  /// The first entities of the table, in its order.
  package var entities: [ReportedEntity]
  /// Pairs of the first entities in the same articles.
  package var pairs: [ReportedPair]

  package init(
    title: String,
    run: RunFacts,
    timeline: Timeline?,
    entities: [ReportedEntity],
    pairs: [ReportedPair]
  ) {
    self.title = title
    self.run = run
    self.timeline = timeline
    self.entities = entities
    self.pairs = pairs
  }
}

/// What a run read and counted, and its losses.
package struct RunFacts: Sendable {
  /// The name of a figure, and the figure.
  package var totals: [(name: String, value: String)] = []
  /// The losses, one sentence each.
  package var losses: [String] = []
  /// Whether anything was damaged or rejected.
  package var isComplete = true
  /// Path, articles and stored bytes of the first inputs.
  package var inputs: [(path: String, articles: Int?, bytes: Int?)] = []
  /// The number of further inputs.
  package var moreInputs = 0
  package var articles = 0
  package var entities = 0
  package var mentions = 0
  /// The options of the run.
  package var options: [(name: String, value: String)] = []
  /// The program and the model that made the tables.
  package var maker = ""

  package init() {}
}

/// An entity and its details.
package struct ReportedEntity: Sendable {
  package var name: String
  package var type: EntityType
  package var mentions = 0
  package var documents = 0
  package var uniqueMentions = 0
  package var uniqueDocuments = 0
  package var firstDay = Day.unknown
  package var lastDay = Day.unknown
  /// Its counts in the periods of the timeline, in order.
  package var course: [TimeSeriesPoint] = []
  /// Mentions in articles without a date.
  package var undated = 0
  /// The largest sources first, and the number of all.
  package var sources: Listed<NameCount> = Listed()
  /// Other names that count for the entity.
  package var forms: Listed<SurfaceForm> = Listed()
  /// Co-occurring entities, the most typical first.
  package var companions: Listed<Companion> = Listed()
  package var examples: [ReportedExample] = []

  package init(name: String, type: EntityType) { (self.name, self.type) = (name, type) }
}

/// The first elements of a list, and the number of all.
package struct Listed<Element: Sendable>: Sendable {
  package var first: [Element] = []
  package var count = 0

  package init() {}
}

/// Counts of one entity in one period.
package struct TimeSeriesPoint: Sendable {
  /// The index of the period in the timeline.
  package var place: Int
  package var mentions: Int
  package var uniqueMentions: Int
  package var uniqueDocuments: Int

  package init(place: Int, mentions: Int, uniqueMentions: Int, uniqueDocuments: Int) {
    (self.place, self.mentions) = (place, mentions)
    (self.uniqueMentions, self.uniqueDocuments) = (uniqueMentions, uniqueDocuments)
  }
}

package struct NameCount: Sendable {
  package var name: String
  package var mentions: Int

  package init(name: String, mentions: Int) { (self.name, self.mentions) = (name, mentions) }
}

package struct SurfaceForm: Sendable {
  package var surface: String
  package var rule: String
  package var mentions: Int

  package init(surface: String, rule: String, mentions: Int) {
    (self.surface, self.rule, self.mentions) = (surface, rule, mentions)
  }
}

package struct Companion: Sendable {
  package var name: String
  package var documents: Int
  package var npmi: Double

  package init(name: String, documents: Int, npmi: Double) {
    (self.name, self.documents, self.npmi) = (name, documents, npmi)
  }
}

/// Two entities in the same articles.
package struct ReportedPair: Sendable {
  /// Indexes of the entities.
  package var first: Int
  package var second: Int
  package var documents: Int
  package var npmi: Double

  package init(first: Int, second: Int, documents: Int, npmi: Double) {
    (self.first, self.second, self.documents, self.npmi) = (first, second, documents, npmi)
  }
}

package struct ReportedExample: Sendable {
  package var file: String
  package var record: Int
  package var day: Day
  package var source: String
  package var before: String
  package var mention: String
  package var after: String

  package init(
    file: String,
    record: Int,
    day: Day,
    source: String,
    before: String,
    mention: String,
    after: String
  ) {
    (self.file, self.record, self.day, self.source) = (file, record, day, source)
    (self.before, self.mention, self.after) = (before, mention, after)
  }
}

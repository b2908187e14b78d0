internal import BroadsheetCore

/// Draws the network of the first entities: edges join entities that occur in the same articles more
/// often than by chance.
struct NetworkChart {
  /// The number of entities to draw, the first of the table.
  static let nodes = 60
  /// The number of the strongest edges to draw for each node.
  private static let edgesOfNode = 2
  private static let size = SIMD2(1000.0, 700.0)

  private let entities: ArraySlice<ReportedEntity>
  /// The drawn edges, the strongest last, so that they are on top.
  private let edges: [ReportedPair]

  init(_ contents: ReportContents) {
    entities = contents.entities.prefix(Self.nodes)
    edges = Self.edges(contents.pairs.filter { $0.second < Self.nodes && $0.first < Self.nodes })
  }

  var isEmpty: Bool { edges.isEmpty }

  /// The strongest pairs as text, for screen readers and for figures.
  var strongest: [ReportedPair] { edges.suffix(20).reversed() }

  private static func edges(_ pairs: [ReportedPair]) -> [ReportedPair] {
    let ranked = pairs.filter { $0.npmi > 0 }.sorted {
      ($1.npmi, $0.first, $0.second) < ($0.npmi, $1.first, $1.second)
    }
    var degrees: [Int: Int] = [:]
    return ranked.filter { pair in
      let (first, second) = (degrees[pair.first, default: 0], degrees[pair.second, default: 0])
      guard min(first, second) < edgesOfNode else { return false }
      degrees[pair.first] = first + 1
      degrees[pair.second] = second + 1
      return true
    }
    .reversed()
  }

  /// Draws the network; screen readers say `title` instead.
  func drawing(title: String) -> Markup {
    let places = layout.places
    return """
      <svg class="network" viewBox="0 0 1000 700" role="img" aria-label="\(title)">
      \(edges.map { edge($0, places) })\(entities.indices.map { node($0, places[$0]) })</svg>
      """
  }

  private var layout: ForceLayout {
    ForceLayout(
      entities.map { SIMD2(max(Self.width(of: Self.label($0.name)) / 2, radius($0)) + 4, 15) },
      edges.map { .init(first: $0.first, second: $0.second, strength: 0.3 + $0.npmi) },
      in: Self.size
    )
  }

  private func edge(_ pair: ReportedPair, _ places: [SIMD2<Double>]) -> Markup {
    let (from, to) = (places[pair.first], places[pair.second])
    return """
      <path class="edge" d="M\(at: from.x) \(at: from.y - 6)L\(at: to.x) \(at: to.y - 6)" \
      stroke-width="\(at: 0.6 + 4 * pair.npmi)"/>

      """
  }

  /// Draws a dot with its name below; the full name shows under the pointer.
  private func node(_ index: Int, _ place: SIMD2<Double>) -> Markup {
    let entity = entities[index]
    let radius = radius(entity)
    let label = Self.label(entity.name)
    return """
      <g class="\(entity.type.tag)" data-entity="\(digits: index + 1)"><title>\(entity.name): \
      \(Figures.count(entity.mentions, "mention"))</title><circle cx="\(at: place.x)" \
      cy="\(at: place.y - 6)" r="\(at: radius)"/><text x="\(at: place.x)" \
      y="\(at: place.y + 13)" class="mid">\(label)</text></g>

      """
  }

  /// The radius; the area grows with the mentions.
  private func radius(_ entity: ReportedEntity) -> Double {
    let most = Double(max(1, entities.first?.mentions ?? 1))
    return 2.5 + 6.5 * (Double(entity.mentions) / most).squareRoot()
  }

  private static func label(_ name: String) -> String {
    name.count > 24 ? name.prefix(23) + "…" : name
  }

  /// The approximate width of a label in a font of 13 units.
  private static func width(of label: String) -> Double {
    label.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 13 : 7) }
  }
}

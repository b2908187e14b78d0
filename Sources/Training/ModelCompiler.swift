import BroadsheetCore
package import Tagging

/// How learned weights become a compact model.
package struct CompilingOptions: Sendable, Equatable {
  /// Units of a row for a weight of 1.
  package var scale: Float = 10
  /// Rows whose weights are all nearer to zero than this are left out; the limit is higher for rare
  /// properties.
  package var threshold: Float = 0.05
  /// Added to every tag of a mention, by its type: more mentions are found, and more false ones.
  package var entityBias = SIMD4<Float>(repeating: 0)
  /// The same limit for pairs of words.
  package var pairThreshold: Float = 0.15
  package var name = ""

  package init() {}

  /// Whether a tag names a type; nil names all.
  package func hasBias(of tag: String?) -> Bool {
    guard let tag else { return true }
    return EntityType(tag: tag) != nil
  }

  /// Adds to the bias of the type of a tag, or of all types.
  package mutating func addBias(_ value: Float, of tag: String?) {
    for type in EntityType.allCases where tag == nil || type.tag == tag {
      entityBias[Int(type.rawValue)] += value
    }
  }
}

/// The lists in a model: the clusters and lists of single words, and names of several words.
package struct Lexicons: Sendable {
  package var words: Lexicon
  package var phrases: PhraseLexicon

  package init(words: Lexicon, phrases: PhraseLexicon) {
    self.words = words
    self.phrases = phrases
  }
}

/// Turns learned weights into the integers of a `TaggingModel`.
struct ModelCompiler {
  let options: CompilingOptions

  func compile(
    _ weights: LearnedWeights,
    of space: FeatureSpace,
    with lexicons: Lexicons
  ) -> TaggingModel.Parts {
    var parts = TaggingModel.Parts()
    parts.name = Array(options.name.utf8)
    parts.lexicon = lexicons.words
    parts.phrases = lexicons.phrases
    parts.attributes = attributes(weights, space)
    parts.bias = rows(weights, from: space.bias, count: SentenceRows.count).map { $0 &+ entityBias }
    parts.phraseRows = rows(weights, from: space.phrases, count: PhraseFlags.count)
    parts.evidence = rows(weights, from: space.evidence, count: EvidenceRows.count)
    parts.pairs = pairs(weights, space)
    parts.steps = steps(weights.steps)
    return parts
  }

  private var entityBias: SIMD16<Int16> {
    var row = SIMD16<Int16>()
    for tag in 0..<TagIndex.count { row[tag] = unit(options.entityBias[tag % 4]) }
    return row
  }

  /// The greatest weight of a row, reduced for rare properties.
  private static func importance(_ row: SIMD16<Float>, _ met: Int) -> Float {
    let share = Float(min(met, often)) / Float(often)
    return max(row.max(), -row.min()) * share.squareRoot()
  }

  private static let often = 400

  private func attributes(_ weights: LearnedWeights, _ space: FeatureSpace) -> AttributeTable {
    var positions: [UInt8] = []
    var rows: [SIMD16<Int8>] = []
    var entries: [(key: AttributeKey, start: Int, count: Int)] = []
    for attribute in space.attributes {
      let start = rows.count
      for slot in WeightSlot.allCases.prefix(attribute.count) {
        let learned = weights.rows[Int(attribute.row) + slot.rawValue]
        guard Self.importance(learned, attribute.met) >= options.threshold else { continue }
        positions.append(UInt8(slot.rawValue))
        rows.append(row(learned, scale: options.scale * Float(1 << AttributeTable.fraction)))
      }
      if rows.count > start { entries.append((attribute.key, start, rows.count - start)) }
    }
    var size = 2
    while size * 3 < entries.count * 4 + 4 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for entry in entries {
      var slot = Int(truncatingIfNeeded: entry.key.hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = AttributeTable.slot(entry.key, start: entry.start, count: entry.count)
    }
    return AttributeTable(slots: slots, positions: positions, rows: rows)
  }

  private func pairs(_ weights: LearnedWeights, _ space: FeatureSpace) -> PairTable {
    let kept = space.pairs.pairs.compactMap { pair -> (hash: UInt64, row: SIMD16<Int8>)? in
      let learned = weights.rows[Int(pair.row)]
      guard max(learned.max(), -learned.min()) >= options.pairThreshold else { return nil }
      return (pair.hash, row(learned, scale: options.scale))
    }
    return PairTable(kept)
  }

  private func row(_ learned: SIMD16<Float>, scale: Float) -> SIMD16<Int8> {
    var row = SIMD16<Int8>()
    for tag in 0..<TagIndex.count {
      row[tag] = Int8(clamping: Int((learned[tag] * scale).rounded()))
    }
    return row
  }

  private func rows(
    _ weights: LearnedWeights,
    from start: Int,
    count: Int
  ) -> [SIMD16<Int16>] {
    weights.rows[start..<(start + count)].map { row in
      var units = SIMD16<Int16>()
      for tag in 0..<TagIndex.count { units[tag] = unit(row[tag]) }
      return units
    }
  }

  private func steps(_ weights: StepWeights) -> Steps {
    var steps = Steps()
    for from in 0...TagIndex.count {
      for tag in 0..<TagIndex.count where StepWeights.legal[from][tag] > 0 {
        steps.intoMentions[from][tag] = unit(weights.intoMentions[from][tag])
      }
    }
    for tag in 0..<TagIndex.count where StepWeights.legalOutside[tag] > 0 {
      steps.intoOutside[tag] = unit(weights.intoOutside[tag])
    }
    return steps
  }

  private func unit(_ weight: Float) -> Int16 {
    Int16(clamping: Int((weight * options.scale).rounded()))
  }
}

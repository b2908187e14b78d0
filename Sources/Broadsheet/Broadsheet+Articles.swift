package import BroadsheetCore

extension Broadsheet {
  /// Hands the articles of `dumps`, normalized, to `take`, in the order of the input.
  ///
  /// - Throws: as `tag(_:as:to:)`, and what `take` throws.
  package func articles(
    _ dumps: [Dump],
    progress: Progress,
    take: @Sendable @escaping (ArticleBatch) throws -> Void
  ) async throws -> RunSummary {
    let start = ContinuousClock.now
    let ledger = DumpLedger(dumps: dumps.count)
    let counts = try await pipeline(progress, dumps, through: .normalize)
      .tag(dumps, ledger) { try take($0.batch) }
    return try RunSummary(dumps, ledger.all, counts, seconds: start.duration)
  }

  /// Reads `dumps` and tells what they are, without looking for entities.
  ///
  /// - Throws: as `count(_:)`.
  package func scan(_ dumps: [Dump], progress: Progress) async throws -> RunSummary {
    let start = ContinuousClock.now
    let ledger = DumpLedger(dumps: dumps.count)
    let counts = try await pipeline(progress, dumps, through: .split).count(dumps, ledger)
    return try RunSummary(dumps, ledger.all, counts, seconds: start.duration)
  }
}

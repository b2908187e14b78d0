package import BroadsheetCore

extension Broadsheet {
  /// Passes the normalized articles of `dumps` to `take`, in input order.
  ///
  /// - Throws: as `tag(_:as:to:)`, and what `take` throws.
  package func articles(
    _ dumps: [Dump],
    progress: Progress,
    take: @Sendable @escaping (ArticleBatch) throws -> Void
  ) async throws -> RunSummary {
    let start = ContinuousClock.now
    let counts = try await withRejects { rejects in
      try await pipeline(for: dumps, progress, rejects: rejects, through: .normalize)
        .tag(dumps) { try take($0.batch) }
    }
    return try RunSummary(dumps, counts, since: start, settings: settings)
  }

  /// Reads `dumps` and describes them, without looking for entities.
  ///
  /// - Throws: as `count(_:)`.
  package func scan(_ dumps: [Dump], progress: Progress) async throws -> RunSummary {
    let start = ContinuousClock.now
    let counts = try await withRejects { rejects in
      try await pipeline(for: dumps, progress, rejects: rejects, through: .split).count(dumps)
    }
    return try RunSummary(dumps, counts, since: start, settings: settings)
  }
}

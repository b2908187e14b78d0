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
    let counts = try await withRejects { rejects in
      try await pipeline(for: dumps, progress, rejects: rejects, through: .normalize)
        .tag(dumps) { try take($0.batch) }
    }
    return try RunSummary(dumps, counts, since: start, settings: settings)
  }

  /// Reads `dumps` and tells what they are, without looking for entities.
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

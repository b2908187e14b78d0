package import BroadsheetCore

/// Gives mentions by a short form the full name that their article has for it.
package struct Resolver: Sendable {
  package init() {}

  package mutating func resolve(_ batch: consuming MentionBatch) -> MentionBatch { batch }
}

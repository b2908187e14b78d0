/// A part of a list of dumps: every `count`-th, from the `number`-th on.
///
/// Machines that count one shard each need not talk to one another; `Broadsheet.merge` adds them up.
public struct Shard: Sendable {
  /// From 1 to `count`.
  public let number: Int
  /// How many shards there are.
  public let count: Int

  /// Shard `number` of `count`.
  ///
  /// - Throws: `BroadsheetError` of kind `usage` unless `number` is from 1 to `count`.
  public init(_ number: Int, of count: Int) throws {
    guard number >= 1, number <= count else {
      throw BroadsheetError(.usage, "there is no shard \(number) of \(count): count from 1")
    }
    (self.number, self.count) = (number, count)
  }

  func contains(_ file: Int) -> Bool { file % count == number - 1 }
}

internal import CScan

/// The allocator of the process.
package enum Allocator {
  /// Has large blocks given back to the system when they are freed: a fifth less memory at the peak of
  /// a count into a folder.
  ///
  /// For the command, at its start; a library leaves that to its host.
  package static func returnLargeBlocks() { allocator_returns_large_blocks() }
}

// The compiled lists that the executable carries, as CGazetteer embeds them.

internal import CGazetteer

extension Gazetteer {
  /// The built-in names of places, organisations, people and nationalities; their sources and
  /// licences are in Sources/CGazetteer/NOTICE.md.
  package static func builtIn() throws(SealedFileError) -> Gazetteer {
    // SAFETY: the array is constant, lives as long as the process and has the size beside it.
    let bytes = unsafe UnsafeBufferPointer(
      start: broadsheet_gazetteer_bytes(),
      count: broadsheet_gazetteer_size()
    )
    return try unsafe Gazetteer(encoded: Span(_unsafeElements: bytes))
  }
}

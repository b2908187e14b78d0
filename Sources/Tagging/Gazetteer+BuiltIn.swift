// The compiled lists in the executable, as CGazetteer embeds them.

internal import CGazetteer

extension Gazetteer {
  /// The built-in names of places, organisations, people and nationalities; their sources and
  /// licences are in Sources/C/CGazetteer/NOTICE.md.
  package static func builtIn() throws(ChecksummedFileError) -> Gazetteer {
    try withBuiltInBytes { bytes throws(ChecksummedFileError) in try Gazetteer(encoded: bytes) }
  }

  /// The compiled form, as it lies in the executable.
  static func withBuiltInBytes<Result, Failure: Error>(
    _ body: (borrowing Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // SAFETY: the array is constant, lives as long as the process and has the size beside it.
    let bytes = unsafe UnsafeBufferPointer(
      start: broadsheet_gazetteer_bytes(),
      count: broadsheet_gazetteer_size()
    )
    return try unsafe body(Span(_unsafeElements: bytes))
  }
}

// The compiled model that the executable carries, as CModel embeds it.

internal import CModel

extension TaggingModel {
  /// The default model; its data, licences and figures are in docs/MODEL.md.
  package static func builtIn() throws(SealedFileError) -> TaggingModel {
    // SAFETY: the array is constant, lives as long as the process and has the size beside it.
    let bytes = unsafe UnsafeBufferPointer(
      start: broadsheet_model_bytes(),
      count: broadsheet_model_size()
    )
    return try unsafe TaggingModel(encoded: Span(_unsafeElements: bytes))
  }
}

// The compiled model in the executable, as CModel embeds it.

package import BroadsheetCore
internal import CModel

extension TaggingModel {
  /// The languages that models read: that of the rules by which all of them are trained and used.
  ///
  /// A model's file does not name them, because no model could be of another language before the rules
  /// of one are there.
  package static var languages: Set<Language> { [LanguageRules.builtIn.language] }

  /// The default model; its data, licences and figures are in docs/MODEL.md.
  package static func builtIn() throws(ChecksummedFileError) -> TaggingModel {
    try withBuiltIn { bytes throws(ChecksummedFileError) in try TaggingModel(encoded: bytes) }
  }

  /// The name of the default model, read without loading it.
  package static var builtInName: String? { withBuiltIn { name(encoded: $0) } }

  private static func withBuiltIn<Result, Failure: Error>(
    _ body: (borrowing Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // SAFETY: the array is constant, lives as long as the process and has the size beside it.
    let bytes = unsafe UnsafeBufferPointer(
      start: broadsheet_model_bytes(),
      count: broadsheet_model_size()
    )
    return try unsafe body(Span(_unsafeElements: bytes))
  }
}

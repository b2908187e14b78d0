/// Why a valid record holds no article; such records are counted separately from damage.
package enum SkipReason: String, CaseIterable, Sendable {
  /// Neither a text nor a title.
  case noText = "no-text"
  // WARC record types.
  case warcinfo, request, metadata, revisit, resource
  /// A record type that nobody knows.
  case otherType = "other-type"
  // WARC responses.
  /// The server did not answer 200.
  case status
  /// Neither HTML nor text.
  case media
  /// A page without text.
  case noArticle = "no-article"
}

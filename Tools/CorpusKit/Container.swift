/// How the records are compressed; all ways decompress to the same bytes.
package enum Container: String, Sendable, CaseIterable {
  /// No compression.
  case plain
  /// One gzip member.
  case gzip
  /// Members of `memberBytes` uncompressed bytes or a little more, each ending at a line end.
  case members
  /// Members of exactly `memberBytes` bytes, which end inside lines.
  case split
  /// One member per record.
  case records
}

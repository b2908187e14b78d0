/// Inflates a gzip or zlib stream that is complete inside a record, such as an HTTP body.
///
/// Gives what could be inflated, at most `limit` bytes, and whether the stream was whole and
/// within the limit; nil if it is no such stream. Stages do not import each other: whoever owns
/// both modules hands the inflater of one to the other.
package typealias PayloadInflater =
  @Sendable (_ stored: ArraySlice<UInt8>, _ limit: Int) -> (bytes: [UInt8], isWhole: Bool)?

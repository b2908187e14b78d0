internal import BroadsheetCore

/// Why a compiled gazetteer or model was refused.
package enum ChecksummedFileError: Error, Equatable {
  /// A file of another kind or version.
  case foreign
  /// Cut short or altered.
  case damaged
}

/// The frame of compiled files: 8 bytes for kind and version, an 8-byte hash, and the payload that
/// was hashed.
enum ChecksummedFile {
  static let headerSize = 16

  /// Wraps `payload` into a file of this kind.
  static func seal(_ payload: [UInt8], as kind: [UInt8]) -> [UInt8] {
    let hash = ByteScan.hash(payload.span, 0..<payload.count, seed: 0)
    return kind + TokenHash.bytes(of: [hash]) + payload
  }

  /// Throws unless the bytes are a whole file of this kind.
  static func check(
    _ bytes: borrowing Span<UInt8>,
    is kind: [UInt8]
  ) throws(ChecksummedFileError) {
    guard bytes.count > headerSize, kind.indices.allSatisfy({ bytes[$0] == kind[$0] })
    else { throw .foreign }
    let hash = ByteScan.hash(bytes, headerSize..<bytes.count, seed: 0)
    guard TokenHash.word(bytes, at: kind.count) == hash else { throw .damaged }
  }
}

internal import BroadsheetCore

/// Why a compiled gazetteer or model was refused.
package enum ChecksummedFileError: Error, Equatable {
  /// Not a file of this kind, or one of another version.
  case foreign
  /// Cut short or altered.
  case damaged
}

/// The frame of compiled files: 8 bytes that tell kind and version, 8 of a hash, and what is hashed.
enum ChecksummedFile {
  static let headerSize = 16

  /// A file of this kind around `payload`.
  static func seal(_ payload: [UInt8], as kind: [UInt8]) -> [UInt8] {
    let hash = ByteScan.hash(payload.span, 0..<payload.count, seed: 0)
    return kind + TokenHash.bytes(of: [hash]) + payload
  }

  /// Refuses what is no whole file of this kind.
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

/// Decodes the streams of a container that checks itself: Zstandard, bzip2, xz.
///
/// A dump is one such stream or several, one behind the other.
protocol FrameDecoder: AnyObject {
  /// Takes the dictionary that the streams were written with, if its first frame is one; false if
  /// it is broken.
  func takeDictionary(_ input: inout InputBuffer) -> Bool

  /// Makes ready for the next stream.
  func reset()

  /// Decodes from `input` into the free room of `output`, up to `room` more bytes; returns how many
  /// input bytes were used.
  func decode(
    _ input: borrowing InputBuffer,
    into output: inout [UInt8],
    room: Int
  ) -> (used: Int, status: DecoderStatus)
}

extension FrameDecoder {
  func takeDictionary(_ input: inout InputBuffer) -> Bool { true }
}

/// The containers besides gzip, each read where the package trait of its name was built in.
enum FrameContainer: String, CaseIterable {
  case zstd, bzip2, xz

  /// What each of its streams begins with.
  var magic: [UInt8] {
    switch self {
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .bzip2: Array("BZh".utf8)
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    }
  }

  /// What a stream of no text begins with, but for the low bits of the first byte: Zstandard's
  /// skippable frames.
  private static let skippable: [UInt8] = [0x2A, 0x4D, 0x18]

  /// Whether a dump, or what follows a stream, begins with a stream.
  func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.starts(with: magic) { return isConfirmed(by: bytes) }
    guard self == .zstd, let first = bytes.first, first & 0xF0 == 0x50 else { return false }
    return bytes.dropFirst().starts(with: Self.skippable)
  }

  /// Whether this build reads it.
  var isBuiltIn: Bool { Self.builtIn.contains(self) }

  private static let builtIn = Set(allCases.filter { $0.decoder() != nil })

  /// A decoder of its streams; nil where it was not built in.
  func decoder() -> (any FrameDecoder)? {
    switch self {
    case .zstd:
      #if Zstd
        return ZstdStream()
      #else
        return nil
      #endif
    case .bzip2:
      #if Bzip2
        return Bzip2Stream()
      #else
        return nil
      #endif
    case .xz:
      #if XZ
        return XZStream()
      #else
        return nil
      #endif
    }
  }
}

/// Lends a decoder the bytes at hand and the space to fill, and returns how much of each it used.
///
/// `body` gets a pointer and a count for each, keeps neither, and returns how many bytes it used
/// and wrote: never more than it was given.
@safe func decoding(
  _ input: borrowing InputBuffer,
  into output: inout [UInt8],
  room: Int,
  _ body: (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> (
    used: Int, written: Int
  )
) -> Int {
  var used = 0
  // SAFETY: both buffers are valid for the call; what `body` says it wrote is at most the room.
  unsafe input.bytes.span.extracting(input.position...).withUnsafeBufferPointer { source in
    output.append(addingCapacity: room) { free in
      unsafe free.withUnsafeMutableBufferPointer { target, initialized in
        let window = unsafe UnsafeMutableBufferPointer(rebasing: target[..<min(room, target.count)])
        let result = unsafe body(source, window)
        used = result.used
        initialized = min(window.count, result.written)
      }
    }
  }
  return used
}

extension FrameContainer {
  /// Whether the bytes after the magic ones are its own, too: three letters may begin any text.
  private func isConfirmed(by head: ArraySlice<UInt8>) -> Bool {
    guard self == .bzip2 else { return true }
    let rest = head.dropFirst(magic.count)
    guard let level = rest.first, (0x31...0x39).contains(level) else { return false }
    return rest.dropFirst().starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
      || rest.dropFirst().starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
  }
}

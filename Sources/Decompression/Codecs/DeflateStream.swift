/// What a call of a decoder ended with.
enum DecoderStatus {
  /// The output is full or the input is used up.
  case more
  /// The stream has ended.
  case end
  case corrupt
  /// The stream needs more memory than a run may take.
  case tooLarge
}

// The raw inflate stream of this build; both have the same members.
#if ISAL
  typealias DeflateStream = ISALStream
#else
  typealias DeflateStream = ZStream
#endif

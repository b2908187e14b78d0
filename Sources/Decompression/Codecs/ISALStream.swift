// The ISA-L wrapper, built with the package trait `ISAL`: what `ZStream` does, in a third of the
// time. One of the unsafe files here.
#if ISAL

  internal import CISAL

  /// A raw inflate stream, reset for each member.
  ///
  /// Owns about 100 KiB.
  @safe struct ISALStream: ~Copyable {
    private let stream: UnsafeMutablePointer<inflate_state>
    /// The data are damaged; what was inflated before is still being handed out.
    private var hasFailed = false

    init() {
      // SAFETY: one state, set up by ISA-L itself, freed in deinit and never shared.
      unsafe stream = .allocate(capacity: 1)
      unsafe isal_inflate_init(stream)
    }

    deinit {
      // SAFETY: nobody else holds the pointer, and the state owns nothing.
      unsafe stream.deallocate()
    }

    mutating func reset() {
      hasFailed = false
      // SAFETY: the state is set up for as long as self lives.
      unsafe isal_inflate_reset(stream)
    }

    /// Inflates from `input` into the free room of `output`, up to `room` more bytes.
    ///
    /// Returns how many input bytes were used. ISA-L reads ahead, up to 8 bytes: at a member's end,
    /// and at damage, it gives them back, and `used` may be negative.
    mutating func inflate(
      _ input: borrowing InputBuffer,
      into output: inout [UInt8],
      room: Int
    ) -> (used: Int, status: DecoderStatus) {
      guard !hasFailed else { return (0, drain(into: &output, room: room)) }
      let before = output.count
      let (used, result) = call(input, into: &output, room: room)
      // SAFETY: two fields of the state that lives here.
      let isEnd = unsafe stream.pointee.block_state == ISAL_BLOCK_FINISH
      let ahead = unsafe max(0, Int(stream.pointee.read_in_length)) / 8
      // Damaged data can make ISA-L count one byte more than there is.
      hasFailed = result < 0 || used > input.available
      if hasFailed {
        let rest = room - (output.count - before)
        return (min(used - ahead, input.available), drain(into: &output, room: rest))
      }
      return isEnd ? (used - ahead, .end) : (used, .more)
    }

    private func call(
      _ input: borrowing InputBuffer,
      into output: inout [UInt8],
      room: Int
    ) -> (used: Int, result: Int32) {
      var result: Int32 = 0
      // SAFETY: ISA-L gets both buffers with their true sizes, keeps neither after the call, and
      // its counters tell how much of each it touched. next_in is not written through.
      let used = unsafe input.bytes.span.extracting(input.position...).withUnsafeBufferPointer {
        source -> Int in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(source.count)
        output.append(addingCapacity: room) { free in
          unsafe free.withUnsafeMutableBufferPointer { target, initialized in
            let size = min(room, target.count)
            unsafe stream.pointee.next_out = target.baseAddress
            unsafe stream.pointee.avail_out = UInt32(size)
            result = unsafe isal_inflate(stream)
            initialized = unsafe size - Int(stream.pointee.avail_out)
          }
        }
        return unsafe source.count - Int(Int32(bitPattern: stream.pointee.avail_in))
      }
      return (used, result)
    }

    /// Hands out what was inflated before the damage; at its end, says `corrupt`.
    private func drain(into output: inout [UInt8], room: Int) -> DecoderStatus {
      var count = 0
      // SAFETY: the shim copies at most `size` bytes, and says how many.
      output.append(addingCapacity: room) { free in
        unsafe free.withUnsafeMutableBufferPointer { target, initialized in
          let size = min(room, target.count)
          count = unsafe broadsheet_isal_drain(stream, target.baseAddress, size)
          initialized = count
        }
      }
      return count == room ? .more : .corrupt
    }
  }

#endif

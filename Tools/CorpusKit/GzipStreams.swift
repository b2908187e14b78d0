// The only file that touches raw memory: zlib and the file descriptors beneath it.

private import CZlib
private import Glibc

/// Compresses bytes into gzip members, one after another.
@safe package struct Deflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  package init(level: Int) {
    // SAFETY: allocated here, initialised before use, freed in deinit; zlib wants a fixed address.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe broadsheet_deflate_init_gzip(stream, Int32(level))
    precondition(status == Z_OK, "zlib refused to start")
  }

  deinit {
    // SAFETY: the stream was set up by init and is used by nobody after this.
    _ = unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Appends the compressed form of `bytes` to `out`; `end` closes the member.
  package mutating func deflate(_ bytes: ArraySlice<UInt8>, end: Bool, into out: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    // SAFETY: both buffers outlive the calls that use them; zlib does not write to its input.
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      // SAFETY: reads one field of the stream that init allocated.
      repeat {
        out.append(contentsOf: buffer[..<step(end, &buffer)])
      } while unsafe stream.pointee.avail_out == 0
    }
    // SAFETY: a reset keeps the stream valid and ready for the next member.
    if end { _ = unsafe deflateReset(stream) }
  }

  /// Fills `buffer` once and returns how many bytes zlib put there.
  private func step(_ end: Bool, _ buffer: inout [UInt8]) -> Int {
    // SAFETY: next_out and avail_out describe `buffer` for the length of this closure only.
    unsafe buffer.withUnsafeMutableBufferPointer { output in
      unsafe stream.pointee.next_out = output.baseAddress
      unsafe stream.pointee.avail_out = UInt32(output.count)
      // SAFETY: input and output were set above and by the caller, and both are alive here.
      _ = unsafe CZlib.deflate(stream, end ? Z_FINISH : Z_NO_FLUSH)
      return unsafe output.count - Int(stream.pointee.avail_out)
    }
  }
}

/// Writes a file, replacing an existing one.
package struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  package init(path: String) throws(FileError) {
    self.path = path
    // SAFETY: the path is a C string for the length of the call.
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw FileError(action: "create", path: path, code: errno) }
  }

  package borrowing func write(_ bytes: ArraySlice<UInt8>) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      // SAFETY: the pointer is used only inside the closure, with its own length.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(action: "write", path: path, code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  package consuming func close() throws(FileError) {
    guard Glibc.close(descriptor) == 0 else {
      throw FileError(action: "close", path: path, code: errno)
    }
  }
}

/// Reads a file, plain or gzip with any number of members, as zlib detects.
@safe package struct GzipReader: ~Copyable {
  private let file: gzFile
  private let path: String

  package init(path: String) throws(FileError) {
    self.path = path
    // SAFETY: the path is a C string for the length of the call; closed in deinit.
    guard let file = unsafe gzopen(path, "rb") else {
      throw FileError(action: "open", path: path, code: errno)
    }
    // SAFETY: keeps the handle just opened.
    unsafe self.file = file
  }

  deinit {
    // SAFETY: opened by init, closed only here.
    _ = unsafe gzclose(file)
  }

  /// Replaces `buffer` by the next bytes, at most `limit`; an empty one means the end.
  package borrowing func read(into buffer: inout [UInt8], limit: Int) throws(FileError) {
    buffer = [UInt8](repeating: 0, count: limit)
    // SAFETY: zlib writes at most `count` bytes, the length of the buffer it is given.
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe gzread(file, $0.baseAddress, UInt32($0.count))
    }
    guard count >= 0 else { throw FileError(action: "decompress", path: path, code: errno) }
    buffer.removeLast(limit - Int(count))
  }
}

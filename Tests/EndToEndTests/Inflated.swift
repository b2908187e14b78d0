import CorpusKit
import Foundation

/// The text of a dump, read by zlib's own gzread and not by the code under test.
func inflated(_ file: URL) throws -> [UInt8] {
  let reader = try GzipReader(path: file.path)
  var all: [UInt8] = []
  var chunk: [UInt8] = []
  repeat {
    try reader.read(into: &chunk, limit: 1 << 18)
    all += chunk
  } while !chunk.isEmpty
  return all
}

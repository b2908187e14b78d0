internal import Broadsheet
internal import Foundation
import Tables

/// Cells of the tables: nothing raw that acts on a terminal, and the text comes back.
enum CellsTarget {
  static func run(_ input: [UInt8]) {
    var (tsv, csv, json): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    TextWriter.appendTSV(input[...], to: &tsv)
    TextWriter.appendCSV(input[...], to: &csv)
    TextWriter.appendJSON(input[...], to: &json)
    for cell in [tsv, csv, json] {
      check(cell.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "no control characters")
      check(cell.count <= 6 * input.count + 4, "cells are bounded")
    }
    check(unescaped(tsv) == input, "TSV comes back")
    guard (try? UTF8Span(validating: input.span)) != nil else { return }
    check((try? UTF8Span(validating: tsv.span)) != nil, "UTF-8 stays UTF-8")
    check(isHarmless(tsv), "no C1 controls, no marks of direction")
    guard input.count <= 256 else { return }
    let read = try? JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
    check((read as? String).map { Array($0.utf8) } == input, "JSON comes back")
  }

  private static func isHarmless(_ cell: [UInt8]) -> Bool {
    String(decoding: cell, as: UTF8.self).unicodeScalars.allSatisfy {
      switch $0.value {
      case 0x80..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  /// What a reader of the tables does.
  private static func unescaped(_ cell: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var position = 0
    while position < cell.count {
      guard cell[position] == 0x5C, position + 1 < cell.count else {
        text.append(cell[position])
        position += 1
        continue
      }
      position = append(cell, position + 1, to: &text)
    }
    return text
  }

  private static func append(_ cell: [UInt8], _ position: Int, to text: inout [UInt8]) -> Int {
    switch cell[position] {
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"):
      let digits = String(decoding: cell[(position + 1)..<(position + 5)], as: UTF8.self)
      if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
        text.append(contentsOf: String(scalar).utf8)
      }
      return position + 5
    case let other: text.append(other)
    }
    return position + 1
  }
}

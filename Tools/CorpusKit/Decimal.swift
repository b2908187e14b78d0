/// Returns the decimal digits of a number, with at least `width` digits.
package func decimal(_ number: Int, width: Int = 1) -> [UInt8] {
  let digits = Array(String(number).utf8)
  return [UInt8](repeating: 0x30, count: max(0, width - digits.count)) + digits
}

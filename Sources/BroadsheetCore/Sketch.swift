/// What near copies of an article have in common: 32 bytes, most of which agree where most of the
/// text does.
package struct Sketch: Hashable, Sendable, BitwiseCopyable {
  package var words: SIMD4<UInt64>

  package init(words: SIMD4<UInt64>) { self.words = words }

  /// That of an article of which nobody asked.
  package static let none = Sketch(words: .zero)
}

/// A language that can be identified from a few sentences, by its ISO 639-1 code.
package enum Language: String, CaseIterable, Sendable {
  // In Latin letters, identified by their most common words.
  case en, fr, de, es, it, pt, nl, sv, da, no, fi, pl, cs, hu, ro, tr, id
  // Identified by their letters.
  case ru, uk, bg, el, ar, fa, he, hi, th, zh, ja, ko
}

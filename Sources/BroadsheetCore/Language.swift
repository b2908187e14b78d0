/// A language that can be identified from a few sentences, by its ISO 639-1 code.
package enum Language: String, CaseIterable, Sendable {
  // In Latin letters, identified by their most common words.
  case en, fr, de, es, it, pt, nl, sv, da, no, fi, pl, cs, hu, ro, tr, id
  case sk, sl, hr, az, tl, vi, ca, gl, eu, et, lv, lt, sq, sw, af, `is`, cy, ga, mt, so, ha, zu, ht
  // In letters that few languages share, identified by both.
  case ru, uk, bg, sr, mk, be, kk, mn, ar, fa, ur, hi, mr, ne
  // Identified by their letters.
  case el, he, hy, ka, am, bn, pa, gu, ta, te, kn, ml, si, th, lo, my, km, zh, ja, ko
  /// Prose in none of these languages.
  case unknown
}

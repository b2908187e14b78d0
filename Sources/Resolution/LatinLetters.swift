/// Reads Latin letters with accents and joined letters as plain ones.
enum LatinLetters {
  /// The one or two small ASCII letters for a scalar, the second zero where there is only one; nil
  /// for any other scalar.
  static func plain(_ scalar: UInt32) -> (UInt8, UInt8)? {
    let index: Int
    switch scalar {
    case 0xC0..<0x250: index = Int(scalar) - 0xC0
    case 0x1E00..<0x1F00: index = Int(scalar) - 0x1E00 + 0x190
    default: return nil
    }
    let (first, second) = (table[2 * index], table[2 * index + 1])
    guard first != UInt8(ascii: "-") else { return nil }
    return (first, second == UInt8(ascii: ".") ? 0 : second)
  }

  /// Two bytes a scalar, U+00C0 to U+024F and U+1E00 to U+1EFF: letters, `.` where there is only
  /// one, `--` for a scalar that stays.
  private static let table = Array(
    """
    a.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.d.n.o.o.o.o.o.--o.u.u.u.u.y.thssa.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.\
    d.n.o.o.o.o.o.--o.u.u.u.u.y.thy.a.a.a.a.a.a.c.c.c.c.c.c.c.c.d.d.d.d.e.e.e.e.e.e.e.e.e.e.g.g.g.g.\
    g.g.g.g.h.h.h.h.i.i.i.i.i.i.i.i.i.i.ijijj.j.k.k.k.l.l.l.l.l.l.l.l.l.l.n.n.n.n.n.n.n.ngngo.o.o.o.\
    o.o.oeoer.r.r.r.r.r.s.s.s.s.s.s.s.s.t.t.t.t.t.t.u.u.u.u.u.u.u.u.u.u.u.u.w.w.y.y.y.z.z.z.z.z.z.s.\
    b.b.----------------d.------e.e.--f.f.--------------------------o.o.--------------------------u.\
    u.--------------------------------------dzdzdzljljljnjnjnja.a.i.i.o.o.u.u.u.u.u.u.u.u.u.u.e.a.a.\
    a.a.aeae----g.g.k.k.o.o.o.o.----j.dzdzdzg.g.----n.n.a.a.aeaeo.o.a.a.a.a.e.e.e.e.i.i.i.i.o.o.o.o.\
    r.r.r.r.u.u.u.u.s.s.t.t.----h.h.--------z.z.a.a.e.e.o.o.o.o.o.o.o.o.y.y.------------------------\
    ------b.------------------------\
    a.a.b.b.b.b.b.b.c.c.d.d.d.d.d.d.d.d.d.d.e.e.e.e.e.e.e.e.e.e.f.f.g.g.h.h.h.h.h.h.h.h.h.h.i.i.i.i.\
    k.k.k.k.k.k.l.l.l.l.l.l.l.l.m.m.m.m.m.m.n.n.n.n.n.n.n.n.o.o.o.o.o.o.o.o.p.p.p.p.r.r.r.r.r.r.r.r.\
    s.s.s.s.s.s.s.s.s.s.t.t.t.t.t.t.t.t.u.u.u.u.u.u.u.u.u.u.v.v.v.v.w.w.w.w.w.w.w.w.w.w.x.x.x.x.y.y.\
    z.z.z.z.z.z.h.t.w.y.a.s.----ss--a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.e.e.e.e.e.e.e.e.\
    e.e.e.e.e.e.e.e.i.i.i.i.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.u.u.u.u.u.u.u.u.u.u.u.u.\
    u.u.y.y.y.y.y.y.y.y.------------
    """.utf8
  )
}

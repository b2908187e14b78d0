import CorpusKit
import Testing

@Suite struct DeterminismTests {
  @Test func sameSeedSameBytes() {
    let (one, other) = (generate(options()), generate(options()))
    #expect(one.dump == other.dump)
    #expect(TruthWriter(one.newsroom).table() == TruthWriter(other.newsroom).table())
  }

  @Test func otherSeedOtherBytes() {
    #expect(generate(options(seed: 1)).dump != generate(options(seed: 2)).dump)
  }

  /// A change of the generator changes these: regenerate `Corpora/` with `scripts/make-corpus`.
  @Test(arguments: [
    (CorpusFormat.jsonl, CorpusOptions.Profile.typographic, UInt64(17_561_204_785_154_690_054)),
    (.dated, .ascii, 17_629_550_056_227_129_413),
    (.reuters, .ascii, 647_351_411_684_258_132),
    (.warc, .typographic, 9_646_080_411_066_933_961),
    (.wet, .typographic, 9_889_886_446_952_648_011),
    (.gigaword, .ascii, 17_050_742_480_610_420_009),
    (.json, .typographic, 15_754_282_531_682_745_918),
    (.csv, .ascii, 9_666_485_866_350_991_625),
    (.rss, .typographic, 14_420_515_160_974_090_202),
  ])
  func pinnedBytes(format: CorpusFormat, profile: CorpusOptions.Profile, pinned: UInt64) {
    #expect(fingerprint(generate(options(format, profile, articles: 25)).dump) == pinned)
  }

  @Test func portableMathIsExactEnough() {
    for value in [0.001, 0.5, 1, 2.5, 100, 27_000] {
      let back = PortableMath.exp(PortableMath.log(value))
      #expect(abs(back - value) < value * 1e-13)
    }
    #expect(PortableMath.exp(0) == 1)
  }
}

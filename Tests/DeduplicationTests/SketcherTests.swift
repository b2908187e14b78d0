import Deduplication
import Testing

@Suite struct SketcherTests {}

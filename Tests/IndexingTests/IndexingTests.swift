import Indexing
import Testing

@Suite struct IndexingTests {}

import Resolution
import Testing

@Suite struct ResolverTests {}

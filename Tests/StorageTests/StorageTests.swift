import Storage
import Testing

@Suite struct StorageTests {}

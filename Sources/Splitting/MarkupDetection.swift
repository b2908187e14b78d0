import BroadsheetCore

extension DumpFormat {
  /// Tells the formats of XML by the name of the root element.
  static func markupDetection(of head: borrowing Span<UInt8>, isWhole: Bool) -> Detection {
    isWhole ? .refused(.unknownFormat) : .undecided
  }

  static func textDetection(of head: borrowing Span<UInt8>, _ options: SplitOptions) -> Detection {
    .refused(.unknownFormat)
  }
}

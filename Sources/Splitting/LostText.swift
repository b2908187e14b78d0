import BroadsheetCore

extension ReadReport {
  /// Whether the container may have lost text, rather than only doubt the text it gave.
  var losesText: Bool {
    damageCount > damage.count || damage.contains { $0.fault.losesText }
  }
}

extension Fault {
  fileprivate var losesText: Bool {
    switch self {
    case .badCRC, .badISIZE, .trailingGarbage: false
    default: true
    }
  }
}

package import BroadsheetCore

package enum NameFolding {
  package static func key(_ name: ArraySlice<UInt8>, _ type: EntityType, into key: inout [UInt8]) {
    key.append(contentsOf: name)
  }
}

package enum UsualBearer {
  package enum Decision { case bearer(UInt32), ambiguous, none }
  package static func isShortForm(_ name: ArraySlice<UInt8>, _ type: EntityType) -> Bool { false }
  package static func decide(left: Int, resolved: [(number: UInt32, mentions: Int)]) -> Decision {
    .none
  }
}

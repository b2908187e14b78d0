/// The four kinds of entity, in the spelling of the CoNLL-2003 tag set.
package enum EntityType: String, Sendable, CaseIterable {
  case person = "PER"
  case organisation = "ORG"
  case location = "LOC"
  case miscellaneous = "MISC"
}

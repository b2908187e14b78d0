/// A name of a type: the same name may be that of a person and of a place.
package struct NameKey: Hashable, Sendable {
  package var name: [UInt8]
  package var type: EntityType

  package init(name: [UInt8], type: EntityType) { (self.name, self.type) = (name, type) }
}

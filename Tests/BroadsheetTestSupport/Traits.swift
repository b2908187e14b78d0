/// Which optional libraries this build has.
package enum Traits {
  #if Zstd
    package static let hasZstd = true
  #else
    package static let hasZstd = false
  #endif
  #if Bzip2
    package static let hasBzip2 = true
  #else
    package static let hasBzip2 = false
  #endif
  #if XZ
    package static let hasXZ = true
  #else
    package static let hasXZ = false
  #endif
  #if SQLite
    package static let hasSQLite = true
  #else
    package static let hasSQLite = false
  #endif
}

// The style sheets and scripts that the executable carries, as CPages embeds them.

internal import CPages

/// What a page carries in itself, so that nothing is loaded from anywhere.
enum PageFiles {
  static var reportStyle: [UInt8] {
    var size = 0
    // SAFETY: the array is constant, lives as long as the process and has the size that is given.
    return unsafe Array(UnsafeBufferPointer(start: broadsheet_report_style(&size), count: size))
  }

  static var reportScript: [UInt8] {
    var size = 0
    // SAFETY: as above.
    return unsafe Array(UnsafeBufferPointer(start: broadsheet_report_script(&size), count: size))
  }
}

// The style sheets and scripts that CPages embeds in the executable.

internal import CPages

/// The files that a page contains, so that it loads nothing.
enum PageFiles {
  /// The digests of both, as a Content-Security-Policy names them.
  ///
  /// Constants, because the bytes are: ReportingTests fails, and prints the new digest, when a file
  /// changes.
  static let styleSource = "sha256-Tfyy7Yb3jG+9S52yiGTPNd2SiRQ3OuG/QoLTlTiZxEE="
  static let scriptSource = "sha256-4Nxd3k/Q1AfgG0FMIExitaxGIKRrGslcnVvZGMCzuBs="

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

import Broadsheet
import CBuild

/// The text of `--version`, which distinguishes builds of one version.
enum BuildStamp {
  /// `broadsheet 1.2.3 (abc1234, model news)`; without the commit if the build did not know it.
  static let line = "broadsheet \(Broadsheet.version) (\(origin)model \(Broadsheet.builtInModel))"

  private static var origin: String {
    // SAFETY: a constant of the executable, with a NUL at its end.
    let commit = unsafe String(cString: broadsheet_commit())
    return commit.isEmpty ? "" : commit + ", "
  }
}

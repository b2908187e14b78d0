import Broadsheet
import CBuild

/// What `--version` tells: of two builds with one version, which it is.
enum BuildStamp {
  /// `broadsheet 1.2.3 (abc1234, model news)`; without the commit where the build was not told it.
  static let line = "broadsheet \(Broadsheet.version) (\(origin)model \(Broadsheet.builtInModel))"

  private static var origin: String {
    // SAFETY: a constant of the executable, with a NUL at its end.
    let commit = unsafe String(cString: broadsheet_commit())
    return commit.isEmpty ? "" : commit + ", "
  }
}

internal import Foundation

/// Ends the processes that tests start when the test runner dies, however it dies.
///
/// A shell reads a pipe whose other end only the runner holds. When the runner dies, the kernel
/// closes that end, and the shell kills every process group that was not released. Foundation gives
/// each process that it starts a group of its own, and what that process starts stays in the group.
package enum ChildGuard {
  /// The guard's end stays open here, too: a guard that was killed must not cost the runner a SIGPIPE.
  private static let pipe = start()

  private static let script = """
    while read -r sign group; do
      if [ "$sign" = + ]; then groups[group]=; else unset "groups[group]"; fi
    done
    for group in "${!groups[@]}"; do kill -KILL -- "-$group"; done
    """

  /// Kills the group of this process when the runner dies.
  package static func watch(_ process: Int32) { tell("+ \(process)\n") }

  /// Forgets a process that has ended.
  package static func release(_ process: Int32) { tell("- \(process)\n") }

  /// Kills a process and what it started.
  package static func end(_ process: Int32) { kill(-process, SIGKILL) }

  private static func tell(_ line: String) {
    try? pipe?.fileHandleForWriting.write(contentsOf: Data(line.utf8))
  }

  private static func start() -> Pipe? {
    let pipe = Pipe()
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = ["-c", script]
    // Not the pipe itself: `run` closes the end that it hands over.
    shell.standardInput = pipe.fileHandleForReading
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    return (try? shell.run()).map { pipe }
  }
}

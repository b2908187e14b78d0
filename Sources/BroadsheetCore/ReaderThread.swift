internal import Dispatch

/// A thread of its own for a task that blocks: reading from a pipe or a slow disk.
///
/// The cooperative pool has one thread a core; two blocked reads would stop a two-core machine.
package final class ReaderThread: TaskExecutor {
  private let queue: DispatchQueue

  package init(name: String) {
    queue = DispatchQueue(label: name)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // SAFETY: the closure keeps the executor alive for as long as the job runs on it.
    queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

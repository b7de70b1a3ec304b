private import Glibc

/// A thread for one stage. Stages work for minutes and block on files, which the threads of Swift's tasks must not; and
/// a run that is cancelled does not wait for them.
package enum WorkerThread {
  /// Room for LAPACK's work arrays and deep recursions; only what is touched takes memory.
  private static let stackSize = 16 << 20

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs work on a new thread; on one of Swift's where the system gives none.
  package static func start(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, stackSize)
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        keepPriority()
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    if code != 0 {
      work.release()
      Task { body() }
    }
  }
}

/// Gives the calling thread the priority that the program was started with, such as by `nice`: a thread inherits that of the
/// one that made it, and those of Swift's tasks run at the system's default.
private func keepPriority() {
  let process = __priority_which_t(PRIO_PROCESS.rawValue)
  _ = setpriority(process, 0, getpriority(process, id_t(getpid())))
}

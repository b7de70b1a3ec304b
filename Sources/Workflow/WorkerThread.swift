// Which of the two modules declares the types of threads depends on the order in which they are read.
private import CCrypto
private import Glibc
private import Synchronization

/// Threads for stages. Stages work for minutes and block on files, which the threads of Swift's tasks must not; and a run
/// that is cancelled does not wait for them. A thread that has done its work takes the next, since starting one costs as much
/// as a small stage.
package enum WorkerThread {
  /// Room for LAPACK's work arrays and deep recursions; only what is touched takes memory.
  private static let stackSize = 16 << 20

  private static let idle = Mutex<[Worker]>([])

  /// Runs work on a thread that has nothing else to do; on one of Swift's where the system gives none.
  package static func start(_ body: @escaping @Sendable () -> Void) {
    if let worker = idle.withLock({ $0.popLast() }) { return worker.resume(with: body) }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, stackSize)
    var thread = pthread_t()
    let worker = Unmanaged.passRetained(Worker(body))
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        keepPriority()
        if let argument { Unmanaged<Worker>.fromOpaque(argument).takeRetainedValue().work() }
        return nil
      }, worker.toOpaque())
    if code != 0 {
      worker.release()
      Task { body() }
    }
  }

  /// A thread, which works and waits for work until the process ends.
  private final class Worker: Sendable {
    private let next: Mutex<(@Sendable () -> Void)?>
    nonisolated(unsafe) private let wakeUp = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init(_ body: @escaping @Sendable () -> Void) {
      next = Mutex(body)
      sem_init(wakeUp, 0, 0)
    }

    deinit {
      sem_destroy(wakeUp)
      wakeUp.deallocate()
    }

    func resume(with body: @escaping @Sendable () -> Void) {
      next.withLock { $0 = body }
      sem_post(wakeUp)
    }

    func work() {
      while true {
        takeNext()?()
        WorkerThread.idle.withLock { $0.append(self) }
        while sem_wait(wakeUp) != 0 {}
      }
    }

    private func takeNext() -> (@Sendable () -> Void)? {
      next.withLock { next in
        defer { next = nil }
        return next
      }
    }
  }
}

/// Gives the calling thread the priority that the program was started with, such as by `nice`: a thread inherits that of the
/// one that made it, and those of Swift's tasks run at the system's default.
private func keepPriority() {
  let process = __priority_which_t(PRIO_PROCESS.rawValue)
  _ = setpriority(process, 0, getpriority(process, id_t(getpid())))
}

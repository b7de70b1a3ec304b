private import Foundation

/// Calls back at the first Ctrl-C (or SIGTERM); a second one ends the process at once.
final class Interrupt {
  private let sources: [any DispatchSourceSignal]

  /// Begins to listen.
  init(_ act: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        signal(number, SIG_DFL)
        act()
      }
      source.resume()
      return source
    }
  }

  /// Stops listening.
  func ignore() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}

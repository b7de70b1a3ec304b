private import Synchronization

/// What a stage writes while it runs: line by line into the store, the last lines at hand for a message.
package final class StageLog: Sendable {
  private struct State {
    var file: OpenFile?
    var tail: [String] = []
    var isEmptied: Bool
  }

  /// The number of lines that a failure shows.
  package static let tailLength = 40

  private let store: Store
  private let name: String
  private let state: Mutex<State>

  /// Creates the log of a key; it begins anew, or goes on where a checkpoint was left.
  init(of key: Key, in store: Store, goesOn: Bool) {
    self.store = store
    name = Store.name(Store.logs, key.digest)
    state = Mutex(State(isEmptied: !goesOn))
  }

  /// Writes a line. A log that cannot be written stops no stage.
  func write(_ line: String) {
    state.withLock { state in
      state.tail.append(line)
      if state.tail.count > Self.tailLength { state.tail.removeFirst() }
      if state.file == nil {
        state.file = try? store.directory.append(name, emptied: state.isEmptied)
        state.isEmptied = false
      }
      try? state.file?.write(Array("\(line)\n".utf8))
    }
  }

  /// The last lines.
  var tail: [String] { state.withLock { $0.tail } }

  /// Closes the file; a later line opens it again.
  func close() {
    state.withLock { state in
      state.file?.close()
      state.file = nil
    }
  }
}

/// What went wrong with a stage's inputs while it ran, whatever its body made of the errors.
final class StageFaults: Sendable {
  private struct State {
    var lost: [Digest] = []
    var left: [Digest] = []
    var spoiled: String?
  }

  private let state = Mutex(State())

  /// An object that the stage reads is gone or damaged.
  func lose(_ digest: Digest) { state.withLock { $0.lost.append(digest) } }

  /// A file of this content was left to the stage to read, so that it must still have it in the end.
  func leave(_ digest: Digest) { state.withLock { $0.left.append(digest) } }

  /// A file is not what it was.
  func spoil(_ file: String) { state.withLock { $0.spoiled = file } }

  var lost: [Digest] { state.withLock { $0.lost } }
  var left: [Digest] { state.withLock { $0.left } }
  var spoiled: String? { state.withLock { $0.spoiled } }
}

private import Synchronization

/// Whether the processes that hold claims still run.
extension Claims {
  /// Removes the claims of dead processes.
  package func removeDead() throws(FileError) {
    for name in try directory.names(in: Self.folder) {
      guard let dot = name.firstIndex(of: ".") else { continue }
      _ = try living(name, owner: name[name.index(after: dot)...])
    }
  }

  /// The owner of a claim while it lives; removes the claim otherwise.
  func living(_ name: String, owner: Substring) throws(FileError) -> Holder? {
    guard let process = ProcessIdentity(owner) else { return nil }
    let isAlive =
      switch process.liveness {
      case .alive: true
      case .dead: false
      case .elsewhere: try isHeartbeatFresh(name)
      }
    if !isAlive {
      try directory.remove("\(Self.folder)/\(name)")
      return nil
    }
    let isOurs = state.withLock { $0.held.contains(name) }
    let words = try directory.read("\(Self.folder)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    return words.map { Holder(description: $0.isEmpty ? "process \(process.process)" : $0, isOurs: isOurs) }
  }

  /// Whether a claim of another machine still has a heartbeat: its time changes while we watch, by our own clock.
  private func isHeartbeatFresh(_ name: String) throws(FileError) -> Bool {
    guard let signature = try directory.signature(of: "\(Self.folder)/\(name)") else { return false }
    if FileSignature.now - signature.modified > Self.longAgo { return false }
    return state.withLock { state in
      if let last = state.heartbeats[name], last.changed == signature.modified {
        return last.seen.duration(to: .now) < Self.patience
      }
      state.heartbeats[name] = (signature.modified, .now)
      return true
    }
  }

  /// Starts to touch what is held, so that other machines see that its holder lives, until nothing is.
  package func startHeartbeat() {
    let isBeating = state.withLock { state in
      defer { state.hasHeartbeat = true }
      return state.hasHeartbeat
    }
    if isBeating { return }
    Task {
      while true {
        try? await Task.sleep(for: Self.beat)
        let held = state.withLock { state in
          state.hasHeartbeat = !state.held.isEmpty
          return state.held
        }
        if held.isEmpty { return }
        for name in held { try? directory.touch("\(Self.folder)/\(name)") }
      }
    }
  }
}

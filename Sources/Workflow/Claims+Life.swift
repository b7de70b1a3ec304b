private import Synchronization

/// Who lives and who is dead.
extension Claims {
  /// Removes the claims of dead processes.
  package func bury() throws(FileError) {
    for name in try directory.names(in: Self.folder) {
      guard let dot = name.firstIndex(of: ".") else { continue }
      _ = try living(name, owner: name[name.index(after: dot)...])
    }
  }

  /// The owner of a claim while it lives; removes the claim otherwise.
  func living(_ name: String, owner: Substring) throws(FileError) -> Holder? {
    guard let process = ProcessIdentity(owner) else { return nil }
    let isAlive =
      switch process.life {
      case .alive: true
      case .dead: false
      case .elsewhere: try givesSigns(name)
      }
    if !isAlive {
      try directory.remove("\(Self.folder)/\(name)")
      return nil
    }
    let isOurs = state.withLock { $0.held.contains(name) }
    let words = try directory.read("\(Self.folder)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    return words.map { Holder(description: $0.isEmpty ? "process \(process.process)" : $0, isOurs: isOurs) }
  }

  /// Whether a claim of another machine still gives signs of life: its time changes while we watch, by our own clock.
  private func givesSigns(_ name: String) throws(FileError) -> Bool {
    guard let signature = try directory.signature(of: "\(Self.folder)/\(name)") else { return false }
    if FileSignature.now - signature.modified > Self.longAgo { return false }
    return state.withLock { state in
      if let sign = state.signs[name], sign.changed == signature.modified {
        return sign.seen.duration(to: .now) < Self.patience
      }
      state.signs[name] = (signature.modified, .now)
      return true
    }
  }

  /// Starts to give signs of life for what is held, until nothing is.
  func beginBeating() {
    let isBeating = state.withLock { state in
      defer { state.isBeating = true }
      return state.isBeating
    }
    if isBeating { return }
    Task {
      while true {
        try? await Task.sleep(for: Self.beat)
        let held = state.withLock { state in
          state.isBeating = !state.held.isEmpty
          return state.held
        }
        if held.isEmpty { return }
        for name in held { try? directory.touch("\(Self.folder)/\(name)") }
      }
    }
  }
}

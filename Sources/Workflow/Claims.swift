import Synchronization

/// Who runs what now, among all processes that share a store.
///
/// A claim is a file `claims/<subject>.<owner>`, and each attempt to claim has a name of its own. Who wants a subject
/// makes its file and then looks: only who finds no other living claim on the subject holds it, the others take theirs
/// back and wait. Of two that are there at once at least the later one to look sees the other, so never do two hold a
/// subject. A dead owner's file counts for nothing and anybody may remove it: its name is never used again, so that no
/// living claim can be removed by mistake, and nobody ever waits for a dead process.
package final class Claims: Sendable {
  /// A claim that is held.
  package struct Claim: Sendable {
    let name: String
  }

  /// What became of an attempt.
  package enum Attempt: Sendable {
    case held(Claim)
    /// Another one holds it.
    case busy(Holder)
  }

  /// Who holds a subject.
  package struct Holder: Sendable {
    /// The process, as messages name it.
    package let description: String
    /// Whether the claim was made through these very claims, so by the same run.
    package let isOurs: Bool
  }

  struct State {
    var held: Set<String> = []
    /// When each claim of another machine was last seen to change.
    var heartbeats: [String: (changed: Int64, seen: ContinuousClock.Instant)] = [:]
    var hasHeartbeat = false
  }

  /// How often a holder touches its claim, for other machines.
  static let beat = Duration.seconds(5)
  /// After how long without one a claim of another machine is dead.
  static let patience = Duration.seconds(60)
  /// The age, in nanoseconds, at which a claim of another machine is dead at first sight.
  static let longAgo: Int64 = 600 * 1_000_000_000

  static let folder = "claims"

  let directory: Directory
  let state = Mutex(State())

  /// The claims of a store, as one run sees them.
  package init(of store: Store) { directory = store.directory }

  /// Tries to get a subject, a key or a word without a dot, while nobody holds any that it excludes.
  package func claim(_ subject: String, excluding isExcluded: (Substring) -> Bool) throws(FileError) -> Attempt {
    if let holder = try holder(where: isExcluded) { return .busy(holder) }
    let name = "\(subject).\(UniqueName.next())"
    try makeFile(name)
    if let holder = try holder(where: isExcluded, except: name) {
      release(Claim(name: name))
      return .busy(holder)
    }
    return .held(Claim(name: name))
  }

  /// Makes the file of a claim. Where another is held it becomes a second name of that one's file: on some file systems
  /// a new file takes the longer the more were removed just before.
  private func makeFile(_ name: String) throws(FileError) {
    let other = state.withLock { state in
      let other = state.held.first
      state.held.insert(name)
      return other
    }
    if let other, directory.link("\(Self.folder)/\(other)", as: "\(Self.folder)/\(name)") { return }
    do throws(FileError) {
      let file = try directory.create("\(Self.folder)/\(name)")
      defer { file.close() }
      try file.write(Array("process \(ProcessIdentity.this.process) on \(ProcessIdentity.hostName)".utf8))
    } catch {
      state.withLock { _ = $0.held.remove(name) }
      throw error
    }
  }

  /// Gives a claim back.
  package func release(_ claim: Claim) {
    state.withLock { _ = $0.held.remove(claim.name) }
    try? directory.remove("\(Self.folder)/\(claim.name)")
  }

  /// The living holder of a subject.
  package func holder(where isMeant: (Substring) -> Bool, except own: String? = nil) throws(FileError) -> Holder? {
    for name in try directory.names(in: Self.folder) where name != own {
      guard let dot = name.firstIndex(of: "."), isMeant(name[..<dot]) else { continue }
      if let holder = try living(name, owner: name[name.index(after: dot)...]) { return holder }
    }
    return nil
  }
}

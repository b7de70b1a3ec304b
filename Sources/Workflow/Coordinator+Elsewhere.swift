/// Stages that other processes run.
extension Coordinator {
  /// Looks again at stages that another process runs: it may have finished them, failed, or died.
  mutating func lookElsewhere() throws {
    let places = elsewhere
    elsewhere = []
    for place in places {
      guard let key = progress[place].key else { continue }
      if !isForced(place), case .hit(let recorded) = try lookup.state(of: key) {
        complete(place, recorded, cached: true)
      } else if try claims.holder(where: { $0 == "\(key)" }) == nil {
        becomeDue(place)
      } else {
        elsewhere.append(place)
      }
    }
  }

  /// Comes back after a while, which grows; never the same one for two runs that wait for each other.
  mutating func tickSoon() {
    isTicking = true
    claims.beginBeating()
    ticks += 1
    let jitter = Int(Digest(of: "\(UniqueName.next())").description.utf8.first ?? 0) % 16
    let pause = min(10 * ticks, elsewhere.isEmpty ? 1000 : 250) + jitter
    let channel = channel
    Task {
      try? await Task.sleep(for: .milliseconds(pause))
      channel.yield(.tick)
    }
  }
}

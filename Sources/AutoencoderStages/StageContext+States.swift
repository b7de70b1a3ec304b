internal import Stages

extension StageContext {
  /// Reads the state that was saved last. What cannot be read is no state: the fit begins anew, and the log says so.
  ///
  /// - Parameters:
  ///   - read: Makes a state of bytes.
  ///   - fits: Whether it is of what is being fitted.
  ///   - place: Where it is, in words.
  /// - Returns: The state; nil where there is none to go on from.
  /// - Throws: What hinders the checkpoint from being read.
  func state<State>(
    _ read: ([UInt8]) throws -> State, fits: (State) -> Bool, place: (State) -> String
  ) throws -> State? {
    guard let bytes = try checkpoint.load() else { return nil }
    do {
      let state = try read(bytes)
      guard fits(state) else {
        log("the checkpoint is of another architecture, so the fit begins anew")
        return nil
      }
      log("going on from \(place(state))")
      return state
    } catch {
      log("the checkpoint cannot be read, so the fit begins anew: \(error)")
      return nil
    }
  }

  /// Saves a state after an epoch, but not after each where epochs are short: after the work of some tenths of a second,
  /// in points times parameters, so that little is lost and little is written.
  func save(_ bytes: () throws -> [UInt8], epoch: Int, work: Int) {
    guard epoch % max(1, 1_000_000_000 / max(work, 1)) == 0 else { return }
    do {
      try checkpoint.save(try bytes())
    } catch {
      log("the checkpoint cannot be saved: \(error)")
    }
  }
}

private import Foundation
internal import Mixtures
internal import Stages

/// The state of a fit, saved so that a killed one goes on where it was.
struct FitCheckpoint {
  private let context: StageContext

  /// Uses the place that a context offers.
  init(_ context: StageContext) { self.context = context }

  /// Reads what was saved last. What cannot be read is no state: the fit begins anew, and the log says so.
  func load() throws -> FittingState? {
    guard let bytes = try context.checkpoint.load() else { return nil }
    do {
      let state = try JSONDecoder().decode(FittingState.self, from: Data(bytes))
      context.log("going on from restart \(state.finished.count + 1), iteration \(state.trace.count)")
      return state
    } catch {
      context.log("the checkpoint cannot be read, so the fit begins anew: \(error)")
      return nil
    }
  }

  /// Saves the state at every 25th iteration. A fit whose state cannot be saved is still a fit.
  func saveNowAndThen(_ state: FittingState) {
    guard state.trace.count % 25 == 0 else { return }
    do {
      try context.checkpoint.save([UInt8](JSONEncoder().encode(state)))
    } catch {
      context.log("the checkpoint cannot be saved: \(error)")
    }
  }
}

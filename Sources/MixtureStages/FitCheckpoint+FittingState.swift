internal import Checkpoints
private import Foundation
internal import Mixtures

extension FitCheckpoint {
  /// The state of a fit that was saved last; nil where there is none to go on from.
  func load() throws -> FittingState? {
    let state = try load { try JSONDecoder().decode(FittingState.self, from: Data($0)) }
    if let state { goOn(from: "restart \(state.finished.count + 1), iteration \(state.trace.count)") }
    return state
  }

  /// Saves the state after each 25th iteration.
  func saveNowAndThen(_ state: FittingState) {
    if state.trace.count % 25 == 0 { save { [UInt8](try JSONEncoder().encode(state)) } }
  }
}

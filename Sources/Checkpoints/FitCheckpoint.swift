public import Stages

/// The state of a fit, saved now and then so that a killed one goes on where it was.
public struct FitCheckpoint {
  private let context: StageContext

  /// Uses the place that a context offers.
  public init(_ context: StageContext) { self.context = context }

  /// Reads what was saved last. What cannot be gone on from is no state: the fit begins anew, and the log says so.
  ///
  /// - Parameter state: What the bytes say; throws where they are no state of this fit.
  /// - Returns: The state; nil where there is none to go on from.
  /// - Throws: What hinders the file from being read.
  public func load<State>(_ state: (_ bytes: [UInt8]) throws -> State) throws -> State? {
    guard let bytes = try context.checkpoint.load() else { return nil }
    do {
      return try state(bytes)
    } catch {
      beginAnew(error)
      return nil
    }
  }

  /// Says why a fit does not go on from what was saved.
  public func beginAnew(_ error: any Error) {
    context.log("the checkpoint cannot be read, so the fit begins anew: \(error)")
  }

  /// Says where a fit goes on.
  public func goOn(from place: String) { context.log("going on from \(place)") }

  /// Saves a state. A fit whose state cannot be saved is still a fit: the log says so.
  public func save(_ state: () throws -> [UInt8]) {
    do {
      try context.checkpoint.save(try state())
    } catch {
      context.log("the checkpoint cannot be saved: \(error)")
    }
  }
}

extension FitCheckpoint {
  /// Tells how far a fit in epochs is, and saves its state.
  ///
  /// It tells after each fifth epoch and logs after each fiftieth, oftener where epochs are long. It saves after the work of
  /// some tenths of a second, so that little is lost and little is written.
  ///
  /// - Parameters:
  ///   - epoch: How many epochs are over, those of the pretraining with them.
  ///   - work: That of an epoch, in points times weights.
  ///   - fraction: The part of the whole fit that is over, from 0 to 1.
  ///   - place: Where the fit is, in words.
  ///   - state: What is saved.
  public func note(
    epoch: Int, work: Int, fraction: Double, place: @autoclosure () -> String, state: () throws -> [UInt8]
  ) {
    let interval = max(1, 1_000_000_000 / max(work, 1))
    let telling = min(interval, 5)
    if epoch % telling == 0 { context.progress(fraction, place()) }
    if epoch % (10 * telling) == 0 { context.log(place()) }
    if epoch % interval == 0 { save(state) }
  }
}

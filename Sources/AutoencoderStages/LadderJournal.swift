internal import Autoencoders
private import Networks
internal import Stages

/// Tells how far the training of a ladder is, and saves its state so that a killed one goes on where it was.
struct LadderJournal {
  private let context: StageContext
  private let training: LadderTraining
  /// N.
  private let work: Int

  /// Uses what a context offers, for a training with so many images.
  init(_ context: StageContext, _ training: LadderTraining, work: Int) {
    self.context = context
    self.training = training
    self.work = work
  }

  /// Reads what was saved last, if it can be gone on from.
  func load(_ architecture: LadderArchitecture) throws -> LadderState? {
    try context.state(
      LadderState.init(bytes:), fits: { $0.model.architecture == architecture }, place: { place(of: $0) })
  }

  /// Tells and saves after an epoch.
  func note(_ state: LadderState) {
    let epoch = state.curve.count
    context.progress(Double(epoch) / Double(max(training.epochs, 1)), place(of: state))
    if epoch % 10 == 0 || epoch == training.epochs { context.log(place(of: state)) }
    context.save(state.bytes, epoch: epoch, work: work * state.model.parameters.values.count)
  }

  private func place(of state: LadderState) -> String {
    "epoch \(state.curve.count) of \(training.epochs): bound \(state.curve.last?.total ?? -.infinity)"
  }
}

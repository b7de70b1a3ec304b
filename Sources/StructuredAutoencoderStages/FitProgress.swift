internal import Autoencoders
private import Checkpoints
private import Foundation
private import Networks
internal import Stages
internal import StructuredAutoencoders

/// Tells how far a fit is, and saves its state now and then so that a killed one goes on where it was.
struct FitProgress {
  /// What is saved: the state of the pretraining, and once it is over that of the climb beside its last.
  private struct Saved: Codable {
    var pretraining: Data?
    var climb: Data?
  }

  private let checkpoint: FitCheckpoint
  private let training: Training
  /// N.
  private let points: Int
  private var saved: Saved

  /// Reads what was saved last. What cannot be gone on from is no state: the fit begins anew, and the log says so.
  ///
  /// - Throws: What hinders the checkpoint from being read.
  init(_ context: StageContext, _ training: Training, points: Int) throws {
    (checkpoint, self.training, self.points) = (FitCheckpoint(context), training, points)
    saved = try checkpoint.load { try PropertyListDecoder().decode(Saved.self, from: Data($0)) } ?? Saved()
  }

  /// The pretraining that was saved last; nil where there is none to go on from.
  mutating func pretraining(_ architecture: Architecture) -> TrainingState? {
    guard let bytes = saved.pretraining else { return nil }
    do {
      let state = try TrainingState(bytes: [UInt8](bytes))
      guard state.model.architecture == architecture else { throw ClimbStateError.anotherModel }
      if saved.climb == nil { checkpoint.goOn(from: place(of: state)) }
      return state
    } catch {
      beginAnew(error)
      return nil
    }
  }

  /// Keeps the last state of the pretraining, from which the climb's beginning can be found again.
  mutating func keep(_ state: TrainingState?) throws { saved.pretraining = try state.map { Data(try $0.bytes()) } }

  /// The climb that was saved last; else one that begins with this model.
  mutating func climb<Model: Climber>(of model: Model) -> ClimbState<Model> {
    guard let bytes = saved.climb else { return ClimbState(model) }
    do {
      let state = try ClimbState(model, bytes: [UInt8](bytes))
      checkpoint.goOn(from: place(of: state))
      return state
    } catch {
      beginAnew(error)
      return ClimbState(model)
    }
  }

  private mutating func beginAnew(_ error: any Error) {
    saved = Saved()
    checkpoint.beginAnew(error)
  }
}

extension FitProgress {
  /// Tells and saves after an epoch of the pretraining.
  func note(_ state: TrainingState) {
    note(state.pretrainingCurve.count, place(of: state), weights: state.model.parameters.values.count) {
      Saved(pretraining: Data(try state.bytes()))
    }
  }

  /// Tells and saves after an epoch of the climb.
  func note(_ state: ClimbState<some Climber>) {
    note(
      training.pretrainingEpochs + state.epochs, place(of: state), weights: state.model.parameters.values.count
    ) { Saved(pretraining: saved.pretraining, climb: Data(try state.bytes())) }
  }

  private func note(_ epoch: Int, _ place: @autoclosure () -> String, weights: Int, state: () throws -> Saved) {
    let total = training.pretrainingEpochs + training.epochs
    checkpoint.note(
      epoch: epoch, work: points * weights, fraction: Double(epoch) / Double(max(total, 1)), place: place()
    ) {
      let encoder = PropertyListEncoder()
      encoder.outputFormat = .binary
      return [UInt8](try encoder.encode(try state()))
    }
  }

  private func place(of state: TrainingState) -> String {
    "pretraining epoch \(state.pretrainingCurve.count) of \(training.pretrainingEpochs): error "
      + "\(state.pretrainingCurve.last ?? .infinity)"
  }

  private func place(of state: ClimbState<some Climber>) -> String {
    "epoch \(state.epochs) of \(training.epochs): bound \(state.bound ?? -.infinity)"
  }
}

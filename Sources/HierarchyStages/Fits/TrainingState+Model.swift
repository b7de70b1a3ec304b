private import Foundation
package import Autoencoders
private import LinearAlgebra
private import Networks
private import Randomness

extension TrainingState {
  /// The state of a training whose pretraining is done, with a model from elsewhere: the next that happens is that its
  /// prior is set.
  ///
  /// - Parameters:
  ///   - model: Where to go on.
  ///   - pretrainingCurve: The errors of the pretraining that it comes from.
  /// - Throws: `TrainingError` where the model gives no bound, or what reading a state throws.
  package init(of model: Autoencoder<Float>, pretrainingCurve: [Double] = []) throws {
    var seen: TrainingState?
    // A state can only be had from a training: the shortest that there is.
    var shortest = Training(pretrainingEpochs: 1, stageEpochs: [0], batch: 1, evaluationDraws: 1)
    shortest.pretrainingRate = .constant(0)
    let origin = PointSet(Matrix<Double>(rows: 1, columns: model.architecture.features))
    _ = try shortest.fit(
      model.architecture, to: origin, using: RandomStream(seed: 0), firstPrior: { _, _, _ in model.mixture() },
      observe: { seen = $0 })
    guard let state = seen else { throw TrainingStateError.malformed("a training of one epoch showed none") }
    try self.init(bytes: Self.bytes(of: try state.bytes(), model, pretrainingCurve))
  }

  /// The bytes of a state with other parameters and another curve: the length of the head, the head, then numbers, of which
  /// the model's come first and the optimizer's two means, zero here, after them.
  private static func bytes(
    of state: [UInt8], _ model: Autoencoder<Float>, _ pretrainingCurve: [Double]
  ) throws -> [UInt8] {
    let length = (0..<8).reduce(0) { $0 | Int(state[$1]) << (8 * $1) }
    guard var head = try JSONSerialization.jsonObject(with: Data(state[8..<8 + length])) as? [String: Any] else {
      throw TrainingStateError.malformed("its head is no dictionary")
    }
    head["pretrainingCurve"] = pretrainingCurve
    head["steps"] = 0
    let words = [UInt8](try JSONSerialization.data(withJSONObject: head, options: .sortedKeys))
    let numbers = model.parameters.bytes
    return withUnsafeBytes(of: UInt64(words.count).littleEndian) { Array($0) } + words + numbers
      + [UInt8](repeating: 0, count: 2 * numbers.count)
  }
}

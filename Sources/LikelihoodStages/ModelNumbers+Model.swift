package import Likelihood
package import LikelihoodArtifacts
private import LinearAlgebra

extension ModelNumbers {
  /// The numbers of a model.
  package init(_ model: PiecewiseAffineModel) {
    let decoder = model.decoder
    self.init(
      weights: model.prior.weights, means: model.prior.means, deviations: model.prior.deviations,
      inputWeights: decoder.inputWeights, biases: decoder.biases,
      outputWeights: (0..<decoder.units).map { decoder.outputWeights.row($0) }, shift: decoder.shift,
      leak: decoder.leak, noise: model.noise)
  }

  /// The model of the numbers.
  ///
  /// - Throws: `ModelError` where they are none.
  package func model() throws(ModelError) -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: LatentMixture(weights: weights, means: means, deviations: deviations),
      decoder: ShallowDecoder(
        inputWeights: inputWeights, biases: biases,
        outputWeights: Matrix(rows: units, columns: shift.count, elements: outputWeights.flatMap { $0 }),
        shift: shift, leak: leak), noise: noise)
  }
}

private import Foundation
private import LinearAlgebra

extension PosteriorSums {
  /// The model of highest expected log-likelihood among those with the same breakpoints.
  func maximized(_ tables: PieceTables, iteration: Int) throws(LikelihoodFitError) -> PiecewiseAffineModel {
    let prior = try maximizedPrior(tables.model.prior, iteration: iteration)
    let (decoder, squares) = try maximizedOutputs(tables)
    let variance = squares / (Double(tables.outputs) * weight)
    guard variance > 0, variance.isFinite else { throw .degenerate(part: "noise", iteration: iteration) }
    do throws(ModelError) {
      return try PiecewiseAffineModel(prior: prior, decoder: decoder, noise: variance.squareRoot())
    } catch { throw .model(error) }
  }

  /// λⱼ = Σ r, μⱼ = Σ r·E[z]/Σ r, sⱼ² = Σ r·E[(z − μⱼ)²]/Σ r.
  private func maximizedPrior(_ prior: LatentMixture, iteration: Int) throws(LikelihoodFitError) -> LatentMixture {
    let total = componentWeights.reduce(0, +)
    var (means, deviations): ([Double], [Double]) = ([], [])
    for (j, r) in componentWeights.enumerated() {
      guard r > 1e-12 * total else { throw .collapsed(component: j, iteration: iteration) }
      let shift = componentShifts[j] / r
      let variance = componentSquares[j] / r - shift * shift
      guard variance > 0 else { throw .degenerate(part: "deviation of component \(j)", iteration: iteration) }
      means.append(prior.means[j] + shift)
      deviations.append(variance.squareRoot())
    }
    do throws(ModelError) {
      return try LatentMixture(
        weights: componentWeights.map { $0 / total }, means: means, deviations: deviations)
    } catch { throw .model(error) }
  }

  /// Corrects β and c by the regression of the residual e on the activations φ(z) and one: G·Δ = Σ r·E[φ·eᵀ], where
  /// G = Σ r·E[φ·φᵀ]. Also returns the residual's square that is left, Σ r·E[‖e‖²] − tr(Δᵀ·G·Δ).
  private func maximizedOutputs(
    _ tables: PieceTables
  ) throws(LikelihoodFitError) -> (decoder: ShallowDecoder, squares: Double) {
    let (decoder, h, n) = (tables.model.decoder, tables.units, tables.outputs)
    var gram = Matrix<Double>(rows: h + 1, columns: h + 1)
    var moments = Matrix<Double>(rows: h + 1, columns: n)
    for (k, piece) in tables.pieces.enumerated() {
      // Activation i is slopes[i]·z + offsets[i] on the piece; the last is one.
      let slopes = zip(piece.gains, decoder.inputWeights).map { $0 * $1 } + [0]
      let offsets = zip(piece.gains, decoder.biases).map { $0 * $1 } + [1]
      for i in 0...h {
        for l in 0...h {
          gram[i, l] += slopes[i] * slopes[l] * pieceSquares[k] + offsets[i] * offsets[l] * pieceWeights[k]
          gram[i, l] += (slopes[i] * offsets[l] + offsets[i] * slopes[l]) * pieceLatents[k]
        }
        for d in 0..<n {
          moments[i, d] += slopes[i] * residualLatents[k * n + d] + offsets[i] * residuals[k * n + d]
        }
      }
    }
    let change = solveSemidefinite(gram, moments)
    let gained = zip(change.elements, moments.elements).reduce(0) { $0 + $1.0 * $1.1 }
    do throws(ModelError) {
      let corrected = try decoder.addingToOutputs(change)
      return (corrected, residualSquares - gained)
    } catch { throw .model(error) }
  }

  /// The step of w and b, 2·h numbers, to the regression of x on z with β fixed and on the present pieces; nothing where no
  /// unit has an output.
  func inputStep(_ tables: PieceTables) -> [Double]? {
    let (decoder, h, n) = (tables.model.decoder, tables.units, tables.outputs)
    var gram = Matrix<Double>(rows: 2 * h, columns: 2 * h)
    var moments = Matrix<Double>(rows: 2 * h, columns: 1)
    let products = matmulTransposedSecond(decoder.outputWeights, decoder.outputWeights)  // βᵢᵀ·βₗ
    for (k, piece) in tables.pieces.enumerated() {
      for i in 0..<h {
        for l in 0..<h {
          let factor = piece.gains[i] * piece.gains[l] * products[i, l]
          gram[i, l] += factor * pieceSquares[k]
          gram[i, h + l] += factor * pieceLatents[k]
          gram[h + i, l] += factor * pieceLatents[k]
          gram[h + i, h + l] += factor * pieceWeights[k]
        }
        for d in 0..<n {
          let output = piece.gains[i] * decoder.outputWeights[i, d]
          moments[i, 0] += output * residualLatents[k * n + d]
          moments[h + i, 0] += output * residuals[k * n + d]
        }
      }
    }
    let step = solveSemidefinite(gram, moments).elements
    return step.contains { $0 != 0 } ? step : nil
  }
}

extension PiecewiseAffineModel {
  /// The model with w and b moved along a step, or nothing where that is none.
  func movingInputs(by step: [Double], length: Double) -> PiecewiseAffineModel? {
    let h = decoder.units
    let moved = try? ShallowDecoder(
      inputWeights: (0..<h).map { decoder.inputWeights[$0] + length * step[$0] },
      biases: (0..<h).map { decoder.biases[$0] + length * step[h + $0] }, outputWeights: decoder.outputWeights,
      shift: decoder.shift, leak: decoder.leak)
    guard let moved else { return nil }
    return try? PiecewiseAffineModel(prior: prior, decoder: moved, noise: noise)
  }
}

extension ShallowDecoder {
  /// The decoder with a correction of β, and in the last row of c.
  fileprivate func addingToOutputs(_ change: Matrix<Double>) throws(ModelError) -> ShallowDecoder {
    let weights = Matrix(
      rows: units, columns: outputs, elements: zip(outputWeights.elements, change.elements).map { $0 + $1 })
    return try ShallowDecoder(
      inputWeights: inputWeights, biases: biases, outputWeights: weights,
      shift: zip(shift, change.row(units)).map { $0 + $1 }, leak: leak)
  }
}

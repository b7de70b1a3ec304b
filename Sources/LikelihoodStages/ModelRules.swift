private import Foundation
package import Likelihood
package import LikelihoodArtifacts
private import LinearAlgebra

/// What a drawn model must obey, so that its likelihood can tell its parameters from others in double precision.
///
/// A theorem needs none of this: it is about equality, and a kink that one of a billion points sees is a kink. What
/// cannot be seen at all by a computer is left out, and how many draws that cost is part of the result.
package struct ModelRules: Equatable, Sendable {
  /// The least |w| of a unit.
  package var inputWeight: Double
  /// The least probability of the prior on either side of a breakpoint.
  package var visible: Double
  /// The least change of f's slope at a breakpoint.
  package var kink: Double
  /// The least slope of a piece, where f is to be injective.
  package var slope: Double

  /// Creates rules.
  package init(inputWeight: Double, visible: Double, kink: Double, slope: Double) {
    self.inputWeight = inputWeight
    self.visible = visible
    self.kink = kink
    self.slope = slope
  }

  /// Whether a model obeys them and is of its arm.
  package func allow(_ model: PiecewiseAffineModel, arm: SimulationArm) -> Bool {
    let decoder = model.decoder
    return (0..<decoder.units).allSatisfy { unit in
      let (w, b) = (decoder.inputWeights[unit], decoder.biases[unit])
      let left = model.prior.probability(below: -b / w)
      return abs(w) >= inputWeight && min(left, 1 - left) >= visible
        && abs(w * decoder.outputWeights[unit, 0]) >= kink
    } && isOfItsArm(model, arm)
  }

  private func isOfItsArm(_ model: PiecewiseAffineModel, _ arm: SimulationArm) -> Bool {
    let counts = PreimageCounts(model.decoder)
    switch arm {
    case .twoComponents, .threeComponents, .oneFewer, .oneMore:
      return counts.isInjective && counts.slopes.allSatisfy { abs($0) >= slope }
    case .notInjective: return !counts.isInjective && counts.isWeaklyInjective
    case .folded: return !counts.isWeaklyInjective && model.hasMirroredMean
    }
  }
}

extension PiecewiseAffineModel {
  /// Whether the mirror image of some mean lies in the range of a slice, and can be told from the mean itself.
  fileprivate var hasMirroredMean: Bool {
    let fold = -decoder.biases[0] / decoder.inputWeights[0]
    return prior.means.contains { (0.3...2.9).contains(2 * abs(fold - $0)) }
  }
}

extension LatentMixture {
  /// P(z < t).
  package func probability(below t: Double) -> Double {
    (0..<components).reduce(0) { sum, j in
      sum + weights[j] * 0.5 * erfc((means[j] - t) / (deviations[j] * 2.0.squareRoot()))
    }
  }
}

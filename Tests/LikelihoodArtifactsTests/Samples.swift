import LikelihoodArtifacts

/// A model of two components and two units.
let someNumbers = ModelNumbers(
  weights: [0.25, 0.75], means: [-1, 2], deviations: [0.5, 1.5], inputWeights: [1, -1], biases: [0, 0.5],
  outputWeights: [[2], [-1]], shift: [0.125], leak: 0, noise: 0.1)

/// A slice over five offsets, −2 to 2, with its local minima.
func slice(_ excess: [Double], minima: [(Double, Double)] = [], name: String = "w1") -> Slice {
  Slice(
    name: name, reference: 0.5, excess: excess,
    minima: minima.map { Slice.Minimum(offset: $0.0, excess: $0.1) })
}

/// The offsets of such slices.
let offsets: [Double] = [-2, -1, 0, 1, 2]

/// A scan of slices over five offsets.
func scan(_ slices: [Slice], arm: SimulationArm = .twoComponents) -> SliceScan {
  SliceScan(arm: arm, offsets: offsets, slices: slices, tolerance: 1e-8)
}

/// A comparison of optima, each by its excess, distance and residual.
func comparison(
  _ optima: [(Double, Double, Double)], arm: SimulationArm = .twoComponents
) -> OptimaComparison {
  OptimaComparison(
    arm: arm,
    optima: optima.map {
      .init(method: .em, start: 1, excess: $0.0, isConverged: true, distance: $0.1, residual: $0.2)
    }, tolerance: 1e-6, equality: 1e-12, bound: 1e-3)
}

/// A slice whose only minimum is the truth.
let bowl = slice([4, 1, 0, 1, 4], minima: [(0, 0)])
/// A slice with another minimum as low as the truth.
let twoWells = slice([1, 1, 0, 1, 0.01], minima: [(0, 0), (1.75, 1e-12)])

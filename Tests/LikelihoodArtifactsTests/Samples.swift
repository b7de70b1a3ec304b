import JSONArtifacts
import LikelihoodArtifacts
import Stages
import Testing

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

/// Two runs of each method; L-BFGS reached the best once, EM only with Newton's help.
let someSearch = OptimaSearch(
  arm: .twoComponents, names: ["w1"], reference: [1], referenceLoss: 0.5, entropy: 0.5, nodes: 10,
  quadratureError: 1e-12,
  runs: [
    .init(
      method: .quasiNewton, start: 1, searched: 1e-8, excess: 0, isConverged: true, iterations: 10, parameters: [1]),
    .init(method: .em, start: 1, searched: 1e-3, excess: 1e-12, isConverged: true, iterations: 100, parameters: [1]),
    .init(
      method: .quasiNewton, start: 2, searched: 0.5, excess: 0.5, isConverged: true, iterations: 30, parameters: [4]),
    .init(method: .em, start: 2, searched: 0.5, excess: 0.5, isConverged: true, iterations: 200, parameters: [4]),
  ], tolerance: 1e-6)

/// Expects an artifact to be what its files hold, in one file, and to announce all values that it has.
func expectRoundTrip<Kind: JSONArtifact>(_ artifact: Kind, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let files = try artifact.files()
  #expect(Array(files.contents.keys) == [Kind.file], sourceLocation: sourceLocation)
  #expect(try Kind(files: files) == artifact, sourceLocation: sourceLocation)
  #expect(Set(artifact.values.keys).isSubset(of: Set(Kind.valueNames)), sourceLocation: sourceLocation)
}

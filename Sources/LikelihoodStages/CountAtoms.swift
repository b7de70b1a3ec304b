private import Foundation
private import Likelihood
public import LikelihoodArtifacts
private import LinearAlgebra
public import Parameters
private import Randomness
public import Stages

/// Counts the atoms of f(z) without noise, where f is ReLU behind a mixture.
public struct CountAtoms: Stage {
  public static let name = "count-atoms"
  public static let summary = "Finds the atoms that a ReLU makes of a mixture, and compares them with a sample."

  public let means: [Int]
  public let deviation: Double
  public let points: Int
  public let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    means = try reader.integers("means", "The means of the components, of equal weights.", in: -1000...1000)
    deviation = try reader.number("deviation", "The deviation of the components.", in: 1e-6...1e6, default: 0.5)
    points = try reader.integer("points", "The number of points that are drawn.", in: 1...10_000_000, default: 100_000)
    seed = UInt64(try reader.integer("seed", "The seed of the draw.", in: 0...Int.max))
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> AtomTable {
    let model = try PiecewiseAffineModel(
      prior: equalMixture(means, deviation: deviation), decoder: rectifier, noise: 1)
    let density = try model.noiselessDensity()
    var stream = RandomStream(seed: seed).child(Self.name)
    let images = model.sample(points, using: &stream).latents.map { model.decoder($0)[0] }
    let atoms = density.atoms.map { atom in
      AtomTable.Atom(
        place: atom.location, mass: atom.mass,
        sampled: Double(images.count { abs($0 - atom.location) <= 1e-12 }) / Double(points))
    }
    return AtomTable(atoms: atoms, continuousMass: continuousMass(density), points: points)
  }

  /// ∫ of the density beside the atoms, by the trapezoidal rule over all that lies within nine deviations of a mean.
  private func continuousMass(_ density: NoiselessDensity) -> Double {
    var ranges: [(lower: Double, upper: Double)] = []
    for mean in means.sorted().map(Double.init) where mean + 9 * deviation > 0 {
      let range = (lower: max(0, mean - 9 * deviation), upper: mean + 9 * deviation)
      if let last = ranges.last, range.lower <= last.upper {
        ranges[ranges.count - 1].upper = range.upper
      } else {
        ranges.append(range)
      }
    }
    return ranges.reduce(0) { $0 + mass(density, from: $1.lower, to: $1.upper) }
  }

  /// ∫ of the density over an interval, in steps of a thousandth of a deviation.
  private func mass(_ density: NoiselessDensity, from lower: Double, to upper: Double) -> Double {
    let count = Int((1000 * (upper - lower) / deviation).rounded(.up))
    let step = (upper - lower) / Double(count)
    return (0...count).reduce(0) { sum, k in
      // At the very end of the piece the density jumps; half of the limit from the right belongs to it.
      let x = lower + (k == 0 ? step * 1e-9 : step * Double(k))
      return sum + exp(density.logDensity(at: x)) * (k == 0 || k == count ? 0.5 : 1) * step
    }
  }

  /// f(z) = ReLU(z).
  private var rectifier: ShallowDecoder {
    get throws {
      try ShallowDecoder(inputWeights: [1], biases: [0], outputWeights: Matrix([[1]]), shift: [0], leak: 0)
    }
  }
}

import AutoencoderArtifacts
import StructuredAutoencoderArtifacts
import Autoencoders
import Interchange
import LearningArtifacts
import LinearAlgebra
import Networks
import Probability
import Randomness
import Stages
import StageTestSupport
import StructuredAutoencoderStages
import Testing
import TestSupport

/// Parameters of a small fit that does not take long.
let smallFit: [(String, String)] = [
  ("latents", "2"), ("hidden", "8,"), ("seed", "3"), ("epochs", "60"), ("batch", "40"), ("learning-rate", "5e-3"),
]

/// A number among an artifact's values.
func number(_ artifact: some Artifact, _ name: String) -> Double {
  if case .number(let number)? = artifact.values[name] { number } else { .nan }
}

/// Expects a fitted autoencoder to be whole: it reads back, its codes are those of its own encoder, it climbed, and its
/// importance-weighted bound is not below its bound, which is from other draws.
func expectWhole(_ fit: FittedAutoencoder, epochs: Int) throws {
  #expect(try FittedAutoencoder(files: fit.files()) == fit)
  let set = PointSet(twoClusters.coordinates)
  let model = Autoencoder<Double>(fit.model)
  expectClose(try #require(model.codes(of: set).first), fit.codes.joined.codes, absolute: 1e-12)
  #expect(fit.codes.joined.classes == twoClusters.labels)
  let totals = try #require(fit.curve["total"])
  #expect(totals.count == epochs && totals[epochs - 1] > totals[0])
  var stream = RandomStream(seed: 1)
  let bounds = model.importanceWeightedBounds(of: set, draws: 50, using: &stream)
  let mean = bounds.reduce(0, +) / Double(bounds.count)
  // Means of 120 points and 16 draws; those of one draw have a deviation of some tenths of a nat.
  #expect(mean > fit.outcome.bound.total - 0.1, "\(mean) and \(fit.outcome.bound.total)")
}

/// Expects a structured fit to be whole, likewise.
func expectWhole(_ fit: StructuredFit, epochs: Int, components: Int) throws {
  #expect(try StructuredFit(files: fit.files()) == fit)
  #expect(try Codes(files: fit.files()) == fit.codes)
  #expect(try AutoencoderEvaluation(files: fit.files()) == fit.evaluation)
  #expect(fit.codes.classes == twoClusters.labels && fit.codes.prior?.components == components)
  #expect(Set(fit.values.keys).isSubset(of: StructuredFit.valueNames))
  let totals = try #require(fit.curve["total"])
  #expect(totals.count == epochs && totals[epochs - 1] > totals[0])
  expectClose(number(fit, "bound"), fit.summary.terms.reduce(0) { $0 + $1.value }, absolute: 1e-12)
  #expect(number(fit, "importance-bound") > number(fit, "bound") - 0.1)
}

/// The mean distance of codes from the mean of their class, over that of the two means: below one half, clusters are apart.
func spread(_ codes: Codes) -> Double {
  let classes = codes.classes ?? []
  func mean(_ label: Int) -> [Double] {
    let rows = classes.indices.filter { classes[$0] == label }
    return (0..<codes.codes.columns).map { i in
      rows.reduce(0.0) { $0 + codes.codes[$1, i] } / Double(rows.count)
    }
  }
  func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
  let means = [mean(0), mean(1)]
  let own = classes.indices.reduce(0.0) { $0 + distance(codes.codes.row($1), means[classes[$1]]) }
  return own / Double(classes.count) / distance(means[0], means[1])
}

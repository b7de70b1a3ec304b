import Datasets
import Interchange
import Parameters
private import Randomness

/// What all stages that draw points have in common: the seed, and whether the points are standardised.
struct Sampling: Equatable, Sendable {
  let seed: UInt64
  let standardise: Bool

  init(from reader: inout ParameterReader) throws(NotebookError) {
    standardise = try reader.flag(
      "standardise", "Whether every feature is given mean zero and variance one.", default: false)
    seed = try reader.seed()
  }

  /// Draws the points of a data set from the stream of this seed and of the stage's name.
  func points(of dataset: some Dataset, stage: String) throws -> Points {
    var stream = RandomStream(seed: seed).child(stage)
    let sample = try dataset.sample(using: &stream)
    let result = standardise ? try sample.standardised() : sample
    return Points(result.points, labels: result.labels)
  }
}

/// The most points of a part, and the largest length, that a notebook may ask for.
let mostPoints = 10_000_000
let longest = 1e6

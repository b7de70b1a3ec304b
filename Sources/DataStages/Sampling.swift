import Datasets
import Interchange
private import LinearAlgebra
private import Memory
import Parameters
private import Randomness
private import Stages

/// What all stages that draw points have in common: the seed, and whether the points are standardised.
struct Sampling: Equatable, Sendable {
  let seed: UInt64
  let standardise: Bool
  /// How many points are drawn, and the parameter that says so.
  private let count: Int
  private let parameter: String

  /// Reads `standardise` and `seed`.
  ///
  /// - Parameters:
  ///   - reader: What the notebook gives.
  ///   - parts: How many parts there are.
  ///   - points: How many points each has.
  ///   - parameter: What the notebook calls these, for messages.
  /// - Throws: Where there would be more points than ``mostPointsInAll``.
  init(
    from reader: inout ParameterReader, parts: Int, of points: Int, _ parameter: String
  ) throws(NotebookError) {
    let place = reader.resolved.last { $0.name == parameter }?.location
    if let place, parts > mostPointsInAll / points {
      throw NotebookError(
        "\(parts) times \(points) points are \(parts * points); at most \(mostPointsInAll) can be drawn, so lower "
          + "'\(parameter)'", at: place)
    }
    standardise = try reader.flag(
      "standardise", "Whether every feature is given mean zero and variance one.", default: false)
    seed = try reader.seed()
    count = parts * points
    self.parameter = parameter
  }

  /// Draws the points of a data set from the stream of this seed and of the stage's name.
  func points(of dataset: some Dataset, stage: String) throws -> Points {
    // Each of two coordinates is held three times at the peak, once more where it is standardised, and so is a label.
    try checkMemory(
      Double(count) * (standardise ? 72 : 56), of: "\(count) points of 2 features", advice: "lower '\(parameter)'")
    var stream = RandomStream(seed: seed).child(stage)
    let sample = try dataset.sample(using: &stream)
    for (index, element) in sample.points.elements.enumerated() where !element.isFinite {
      throw ArtifactError(
        "point \(index / sample.points.columns) is too large for a number; lower the deviations, the rate or the scale")
    }
    let result = standardise ? try sample.standardised() : sample
    return Points(result.points, labels: result.labels)
  }
}

/// The most points of a part, and the largest length, that a notebook may ask for.
let mostPoints = 10_000_000
let longest = 1e6
/// The most points of all parts together, which memory must hold.
let mostPointsInAll = 100_000_000

public import JSONArtifacts
public import Stages

/// A model that was drawn or designed, and the number of components that is fitted to what it generates.
///
/// `model.json` holds it.
public struct SimulatedModel: JSONArtifact {
  /// What is true of it.
  public let arm: SimulationArm
  /// The truth.
  public let truth: ModelNumbers
  /// How many components are fitted.
  public let fittedComponents: Int
  /// The slopes of f from left to right.
  public let slopes: [Double]
  /// How many draws were thrown away before it, since they did not obey the rules.
  public let rejected: Int

  /// Creates it.
  public init(arm: SimulationArm, truth: ModelNumbers, fittedComponents: Int, slopes: [Double], rejected: Int) {
    self.arm = arm
    self.truth = truth
    self.fittedComponents = fittedComponents
    self.slopes = slopes
    self.rejected = rejected
  }

  /// The least distance of two means in units of the mean deviation.
  public var gap: Double {
    let sorted = truth.means.sorted()
    let deviation = truth.deviations.reduce(0, +) / Double(max(truth.components, 1))
    return zip(sorted, sorted.dropFirst()).map { ($1 - $0) / deviation }.min() ?? 0
  }

  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts([fittedComponents, rejected], "fittedComponents")
    guard truth.isConsistent else {
      throw ArtifactError("the numbers of the model in '\(Self.file)' do not fit together")
    }
  }

  public static var typeName: String { "simulated-model" }
  public static var file: String { "model.json" }
  public static var valueNames: [String] {
    ["arm", "components", "fitted-components", "units", "noise", "smallest-slope", "gap", "rejected"]
  }

  /// The smallest slope is that of the flattest piece, without its sign.
  public var values: [String: ReportValue] {
    [
      "arm": .text(arm.rawValue), "components": .integer(truth.components),
      "fitted-components": .integer(fittedComponents), "units": .integer(truth.units), "noise": .number(truth.noise),
      "smallest-slope": .number(slopes.map(abs).min() ?? 0), "gap": .number(gap), "rejected": .integer(rejected),
    ]
  }
}

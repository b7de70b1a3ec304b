public import Datasets
public import Interchange
public import Parameters
public import Stages

/// Draws points on two half circles that reach into one another.
public struct SampleMoons: Stage {
  public static let name = "sample-moons"
  public static let summary = "Draws points on two half circles that reach into one another."

  /// The distribution.
  public let moons: Moons
  private let sampling: Sampling

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    moons = Moons(
      pointsPerMoon: try reader.integer("points-per-moon", "How many points each moon has.", in: 1...mostPoints),
      noise: try reader.number(
        "noise", "The standard deviation of the noise, in units of the radius.", in: 0...longest, default: 0.05),
      scale: try reader.number("scale", "What all coordinates are multiplied by.", in: 1e-6...longest, default: 1))
    sampling = try Sampling(from: &reader, parts: 2, of: moons.pointsPerMoon, "points-per-moon")
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    try sampling.points(of: moons, stage: Self.name)
  }
}

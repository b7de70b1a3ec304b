public import Datasets
public import Interchange
public import Parameters
public import Stages

/// Draws points of equal Gaussians whose means are evenly on a circle.
public struct SampleRing: Stage {
  public static let name = "sample-ring"
  public static let summary = "Draws points of equal Gaussians whose means are evenly on a circle."

  /// The distribution.
  public let ring: GaussianRing
  private let sampling: Sampling

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    ring = GaussianRing(
      components: try reader.integer("components", "How many Gaussians there are.", in: 1...1000, default: 8),
      pointsPerComponent: try reader.integer(
        "points-per-component", "How many points each Gaussian has.", in: 1...mostPoints),
      radius: try reader.number("radius", "The radius of the circle of the means.", in: 0...longest, default: 4),
      deviation: try reader.number(
        "deviation", "The standard deviation of each Gaussian.", in: 0...longest, default: 0.5))
    sampling = try Sampling(from: &reader, parts: ring.components, of: ring.pointsPerComponent, "points-per-component")
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    try sampling.points(of: ring, stage: Self.name)
  }
}

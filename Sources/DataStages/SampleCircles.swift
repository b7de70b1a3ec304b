public import Datasets
public import Interchange
public import Parameters
public import Stages

/// Draws points on two circles, one within the other.
public struct SampleCircles: Stage {
  public static let name = "sample-circles"
  public static let summary = "Draws points on two circles, one within the other."

  /// The distribution.
  public let circles: Circles
  private let sampling: Sampling

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    circles = Circles(
      pointsPerCircle: try reader.integer("points-per-circle", "How many points each circle has.", in: 1...mostPoints),
      factor: try reader.number(
        "factor", "The radius of the inner circle, in parts of the outer one.", in: 0...1, default: 0.5),
      noise: try reader.number(
        "noise", "The standard deviation of the noise, in units of the outer radius.", in: 0...longest, default: 0.08),
      scale: try reader.number("scale", "What all coordinates are multiplied by.", in: 1e-6...longest, default: 1))
    sampling = try Sampling(from: &reader, parts: 2, of: circles.pointsPerCircle, "points-per-circle")
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    try sampling.points(of: circles, stage: Self.name)
  }
}

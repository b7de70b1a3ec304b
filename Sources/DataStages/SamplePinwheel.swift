public import Datasets
public import Interchange
public import Parameters
public import Stages

/// Draws points on the arms of a pinwheel.
public struct SamplePinwheel: Stage {
  public static let name = "sample-pinwheel"
  public static let summary = "Draws points on the arms of a pinwheel."

  /// The distribution.
  public let pinwheel: Pinwheel
  private let sampling: Sampling

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    pinwheel = Pinwheel(
      arms: try reader.integer("arms", "How many arms there are.", in: 1...1000),
      pointsPerArm: try reader.integer("points-per-arm", "How many points each arm has.", in: 1...mostPoints),
      radialDeviation: try reader.number(
        "radial-deviation", "The standard deviation along an arm.", in: 0...longest, default: 0.3),
      tangentialDeviation: try reader.number(
        "tangential-deviation", "The standard deviation across an arm.", in: 0...longest, default: 0.05),
      rate: try reader.number("rate", "How fast the arms turn with the radius.", in: -10...10, default: 0.25),
      scale: try reader.number("scale", "What all coordinates are multiplied by.", in: 1e-6...longest, default: 1),
      pointsRatio: try reader.number(
        "points-ratio", "How many times as many points an arm has as the one before it.", in: 0.01...100, default: 1),
      widthRatio: try reader.number(
        "width-ratio", "How many times as wide an arm is as the one before it.", in: 0.01...100, default: 1))
    sampling = try Sampling(from: &reader, parts: pinwheel.arms, of: pinwheel.pointsPerArm, "points-per-arm")
    if let place = reader.resolved.last(where: { $0.name == "points-ratio" })?.location,
      pinwheel.counts.reduce(0, +) > mostPointsInAll
    {
      throw NotebookError(
        "the arms would have more than \(mostPointsInAll) points in all; lower 'points-ratio' or 'points-per-arm'",
        at: place)
    }
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    try sampling.points(of: pinwheel, stage: Self.name)
  }
}

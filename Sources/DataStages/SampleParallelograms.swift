public import Datasets
public import Interchange
public import Parameters
public import Stages

/// Draws points uniformly on random parallelograms that do not overlap.
public struct SampleParallelograms: Stage {
  public static let name = "sample-parallelograms"
  public static let summary = "Draws points uniformly on random parallelograms that do not overlap."

  /// The distribution.
  public let parallelograms: Parallelograms
  private let sampling: Sampling

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    parallelograms = Parallelograms(
      count: try reader.integer("parallelograms", "How many parallelograms there are.", in: 1...1000),
      pointsPerParallelogram: try reader.integer(
        "points-per-parallelogram", "How many points each parallelogram has.", in: 1...mostPoints),
      extent: try reader.number(
        "extent", "Half the side of the square that the centres are drawn from.", in: 0...longest, default: 4),
      size: try reader.number("size", "The scale of the sides.", in: 1e-6...longest, default: 1),
      condition: try reader.number(
        "condition", "The largest condition of the matrix of sides.", in: 1.01...longest, default: 5))
    sampling = try Sampling(
      from: &reader, parts: parallelograms.count, of: parallelograms.pointsPerParallelogram, "points-per-parallelogram")
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    try sampling.points(of: parallelograms, stage: Self.name)
  }
}

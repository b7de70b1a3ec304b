public import Interchange
private import Memory
public import Parameters
private import Probability
private import Randomness
public import Stages

/// Draws points of a mixture in which hidden variables are planted, labelled by the component that each is of.
public struct SampleStructure: Stage {
  public static let name = "sample-structure"
  public static let summary = "Draws points of a mixture in which hidden variables are planted."

  let kind: PlantedStructure.Kind
  public let separation: Double
  public let points: Int
  public let seed: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    kind = try reader.choice("structure", "What is planted.", default: .product)
    separation = try reader.number(
      "separation", "How many pooled deviations neighbouring levels of a coordinate are apart.", in: 0.1...100,
      default: 2)
    points = try reader.integer("points", "How many points are drawn.", in: 1...10_000_000)
    seed = try reader.integer("seed", "The seed of all draws.", in: 0...Int.max, default: 1)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    let stream = RandomStream(seed: UInt64(seed)).child(Self.name)
    var (planting, sampling) = (stream.child("structure"), stream.child("points"))
    let planted = try PlantedStructure(kind, separation: separation, using: &planting)
    let features = planted.mixture.features
    try checkMemory(
      24 * Double(points) * Double(features), of: "\(points) points of \(features) features", advice: "lower 'points'")
    let sample = try planted.mixture.sample(points, using: &sampling)
    return Points(sample.points, labels: sample.labels)
  }
}

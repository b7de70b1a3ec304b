private import Datasets
public import Interchange
private import LinearAlgebra
public import Parameters
private import Randomness
public import Stages

/// Gives points the codes that a linear map finds: what a method that bends nothing makes of them.
public struct SeparateLinearly: Stage {
  public static let name = "separate-linearly"
  public static let summary =
    "Gives points the codes of a linear method: principal or independent components, or segments' directions."

  /// The methods.
  enum Method: String, CaseIterable, Sendable {
    /// The first principal components.
    case principal
    /// Independent components, which sees no label (FastICA).
    case fastica
    /// The directions in which two segments are uncorrelated at once, which sees labels.
    case segments
  }

  let method: Method
  let latents: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    method = try reader.choice("method", "Which linear method.")
    latents = try reader.integer("latents", "How many codes there are.", in: 1...10_000)
    seed = try reader.seed(default: 0)
  }

  public func run(_ input: Points, in context: StageContext) throws -> Codes {
    let points = input.coordinates
    guard latents <= points.columns else {
      throw ArtifactError("'latents' is \(latents), but the points have \(points.columns) features")
    }
    if let bad = points.elements.firstIndex(where: { !$0.isFinite }) {
      throw ArtifactError("point \(bad / points.columns) is not finite at feature \(bad % points.columns)")
    }
    return Codes(try codes(input, context), classes: input.labels, classNames: input.labelNames)
  }

  private func codes(_ input: Points, _ context: StageContext) throws -> Matrix<Double> {
    let points = input.coordinates
    switch method {
    case .principal: return try PrincipalComponents(fitting: points, count: latents).transform(points)
    case .fastica:
      var stream = RandomStream(seed: seed).child(Self.name)
      let found = try IndependentComponents(fitting: points, count: latents, using: &stream)
      if found.iterations == nil { context.log("FastICA has not converged; its last directions are taken") }
      return found.transform(points)
    case .segments:
      guard let labels = input.labels else {
        throw ArtifactError("the points have no labels, and 'segments' needs two of them; take 'fastica'")
      }
      return try SegmentDirections(fitting: LabelledPoints(points: points, labels: labels), count: latents)
        .transform(points)
    }
  }
}

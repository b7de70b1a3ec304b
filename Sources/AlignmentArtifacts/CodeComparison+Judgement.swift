internal import Stages

extension CodeComparison {
  /// What a verdict rests on besides the scores of pairs.
  public struct Judgement: Equatable, Sendable {
    /// The share of a direction's variance below which a bend, or a turn of columns, does not count.
    public let margin: Double
    /// How many points smooth maps were fitted to: all, or a sample, the same for all runs.
    public let points: Int
    /// The share of planted bends that the regression of smooth maps finds; bends are divided by it, from 0.2 to 1.
    public let attenuation: Double
    /// Whether some bend is there beyond doubt, however small.
    public let bendIsDetectable: Bool
    /// ``Measure/affineResidual`` without the points that weigh most.
    public let trimmedAffineResidual: Double
    /// ``Measure/turned`` without the points that weigh most.
    public let trimmedTurned: Double

    /// Creates it.
    public init(
      margin: Double, points: Int, attenuation: Double, bendIsDetectable: Bool, trimmedAffineResidual: Double,
      trimmedTurned: Double
    ) {
      self.margin = margin
      self.points = points
      self.attenuation = attenuation
      self.bendIsDetectable = bendIsDetectable
      self.trimmedAffineResidual = trimmedAffineResidual
      self.trimmedTurned = trimmedTurned
    }
  }
}

extension CodeComparison.Judgement {
  static let valueNames = [
    "margin", "judged-points", "bend.attenuation", "bend.detectable", "affine-residual.trimmed", "turned.trimmed",
  ]

  var values: [String: ReportValue] {
    [
      "margin": .number(margin), "judged-points": .integer(points), "bend.attenuation": .number(attenuation),
      "bend.detectable": .flag(bendIsDetectable), "affine-residual.trimmed": .number(trimmedAffineResidual),
      "turned.trimmed": .number(trimmedTurned),
    ]
  }

  func write(to numbers: inout NamedNumbers) {
    numbers["margin"] = margin
    numbers["judged-points"] = Double(points)
    numbers["bend.attenuation"] = attenuation
    numbers["bend.detectable"] = bendIsDetectable ? 1 : 0
    numbers["affine-residual.trimmed"] = trimmedAffineResidual
    numbers["turned.trimmed"] = trimmedTurned
  }

  init(from numbers: NamedNumbers) throws {
    self.init(
      margin: try numbers.required("margin"), points: try numbers.requiredCount("judged-points"),
      attenuation: try numbers.required("bend.attenuation"),
      bendIsDetectable: try numbers.required("bend.detectable") > 0,
      trimmedAffineResidual: try numbers.required("affine-residual.trimmed"),
      trimmedTurned: try numbers.required("turned.trimmed"))
  }
}

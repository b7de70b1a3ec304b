public import AutoencoderArtifacts
public import Interchange
public import Parameters
public import Stages

/// Finds the codes of points: where a fitted model puts each of them, by its encoder, or by the inference that is its own.
public struct Encode: Stage {
  public static let name = "encode"
  public static let summary = "Finds the codes that a fitted model of any kind gives to points, the posterior means."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Pair<FittedModel, Points>, in context: StageContext) throws -> Codes {
    try input.first.asked().codes(of: input.second)
  }
}

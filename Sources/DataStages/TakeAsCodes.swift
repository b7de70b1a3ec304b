public import Interchange
public import Parameters
public import Stages

/// Takes points as the codes of a run, so that what is not an autoencoder, such as principal components, can be compared.
public struct TakeAsCodes: Stage {
  public static let name = "take-as-codes"
  public static let summary = "Takes points as the codes of a run, so that runs can be compared."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Points, in context: StageContext) throws -> Codes {
    Codes(input.coordinates, classes: input.labels, classNames: input.labelNames)
  }
}

public import AlignmentArtifacts
public import Parameters
public import Stages

/// Puts a comparison of codes into words: the verdict, the conditions behind it, and the warnings.
///
/// It is a stage of its own, so that an edit of the words compares nothing again.
public struct ExplainComparison: Stage {
  public static let name = "explain-comparison"
  public static let summary = "Puts a comparison of codes into words: its verdict, its conditions and its warnings."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: CodeComparison, in context: StageContext) -> ComparisonInWords {
    ComparisonInWords(of: input)
  }
}

public import Parameters
public import SeparationArtifacts
public import Stages
private import Statistics

/// Tells by how much one method comes nearer to the sources than another, on the same data sets.
public struct CompareMethods: Stage {
  public static let name = "compare-methods"
  public static let summary =
    "Tells by how much one method comes nearer to the sources of data sets than another, with intervals."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(
    _ input: Pair<[SourceComparison], [SourceComparison]>, in context: StageContext
  ) throws -> MethodDifference {
    let pairs = try pairs(input.first, input.second)
    func over(_ measure: (SourceComparison.Run) -> Double) -> Estimate {
      Estimate(ofMeans: pairs.map { mean($0.first.runs.map(measure)) - mean($0.second.runs.map(measure)) })
    }
    let between = pairs.filter { !$0.first.pairs.isEmpty && !$0.second.pairs.isEmpty }.map {
      mean($0.first.pairs.map(\.strong)) - mean($0.second.pairs.map(\.strong))
    }
    return MethodDifference(
      strong: over(\.strong), weak: over(\.weak), within: over(\.within),
      between: between.isEmpty ? nil : Estimate(ofMeans: between))
  }

  /// The comparisons of one data set side by side, in the order of the first.
  private func pairs(
    _ first: [SourceComparison], _ second: [SourceComparison]
  ) throws(ArtifactError) -> [(first: SourceComparison, second: SourceComparison)] {
    guard !first.isEmpty, first.count == second.count else {
      throw ArtifactError(
        "there are \(first.count) comparisons of the first method and \(second.count) of the second; it takes the same "
          + "data sets, one at least")
    }
    var pairs: [(first: SourceComparison, second: SourceComparison)] = []
    for (number, comparison) in first.enumerated() {
      guard let other = second.first(where: { $0.sum == comparison.sum && $0.points == comparison.points }) else {
        throw ArtifactError("the second method was not compared with the data set of comparison \(number + 1)")
      }
      pairs.append((comparison, other))
    }
    return pairs
  }
}

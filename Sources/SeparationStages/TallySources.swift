private import Alignment
public import Parameters
public import SeparationArtifacts
public import Stages
private import Statistics

/// Sums up how near a method comes to the sources of several data sets.
public struct TallySources: Stage {
  public static let name = "tally-sources"
  public static let summary = "Sums up over several data sets how near a method comes to their sources, with intervals."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: [SourceComparison], in context: StageContext) throws -> SourceTally {
    guard !input.isEmpty else { throw ArtifactError("there are no comparisons to sum up") }
    func over(_ measure: (SourceComparison.Run) -> Double) -> Estimate {
      Estimate(ofMeans: input.map { mean($0.runs.map(measure)) })
    }
    func between(_ measure: (SourceComparison.Pair) -> Double) -> Estimate? {
      let means = input.filter { !$0.pairs.isEmpty }.map { mean($0.pairs.map(measure)) }
      return means.isEmpty ? nil : Estimate(ofMeans: means)
    }
    let chances = input.compactMap(\.chance.between)
    return SourceTally(
      fits: input.reduce(0) { $0 + $1.runs.count }, strong: over(\.strong), weak: over(\.weak), within: over(\.within),
      magnitude: over(\.magnitude), square: over(\.square), betweenStrong: between(\.strong),
      betweenWeak: between(\.weak),
      chance: SourceComparison.Chance(
        strong: mean(input.map(\.chance.strong)), within: mean(input.map(\.chance.within)),
        between: chances.isEmpty ? nil : mean(chances)))
  }
}

extension Estimate {
  /// The mean of independent measurements, of which there is one, with Student's interval where there are more.
  init(ofMeans measurements: [Double]) {
    let count = Double(measurements.count)
    let reach = sampleDeviation(measurements).map { deviation in
      studentQuantile(0.975, degreesOfFreedom: measurements.count - 1) * deviation / count.squareRoot()
    }
    self.init(mean: measurements.reduce(0, +) / max(count, 1), reach: reach, measurements: measurements)
  }
}

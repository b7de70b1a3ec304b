private import Alignment
private import Foundation
public import LikelihoodArtifacts
public import Parameters
public import Stages
private import Statistics

/// Fits how the distance of estimates from the truth falls with the number of points.
public struct EstimateRate: Stage {
  public static let name = "estimate-rate"
  public static let summary =
    "Fits the exponent at which estimates approach the truth, and finds the sample that is needed."

  public let from: Int
  public let target: Double
  public let confidence: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    from = try reader.integer(
      "from-points", "The least number of points from which on the exponent is fitted.", in: 1...Int.max, default: 1)
    target = try reader.number("target", "The distance √D3 that is wanted.", in: 1e-9...1, default: 0.1)
    confidence = try reader.number("confidence", "The coverage of the interval.", in: 0.5...0.9999, default: 0.95)
  }

  public func run(_ input: [SampleErrors], in context: StageContext) throws -> EstimationRate {
    let sizes = input.sorted { $0.points < $1.points }
    guard let first = sizes.first, Set(sizes.map(\.points)).count > 1 else {
      throw LaboratoryError.sizes(sizes.count)
    }
    guard sizes.allSatisfy({ $0.noise == first.noise && $0.gap == first.gap }) else { throw LaboratoryError.models }
    let line = try exponent(sizes.filter { $0.points >= from })
    return EstimationRate(
      sizes: sizes.map { size in
        let distances = size.replicates.map(\.distance)
        return EstimationRate.Size(
          points: size.points, median: median(distances), lower: quantile(0.1, of: distances),
          upper: quantile(0.9, of: distances),
          near: Double(distances.count { $0 <= target }) / Double(max(distances.count, 1)))
      }, exponent: line.slope, interval: line.slope - line.margin...line.slope + line.margin, from: from,
      target: target, needed: needed(sizes), noise: first.noise, gap: first.gap)
  }

  /// The least-squares line of log distance on log n over all replicates.
  private func exponent(_ sizes: [SampleErrors]) throws -> (slope: Double, margin: Double) {
    let pairs = sizes.flatMap { size in
      size.replicates.filter { $0.distance > 0 }.map { (x: log(Double(size.points)), y: log($0.distance)) }
    }
    guard Set(pairs.map(\.x)).count > 1, pairs.count > 2 else { throw LaboratoryError.sizes(sizes.count) }
    let count = Double(pairs.count)
    let (meanX, meanY) = (pairs.reduce(0) { $0 + $1.x } / count, pairs.reduce(0) { $0 + $1.y } / count)
    let spread = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let slope = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
    let rest = pairs.reduce(0) { sum, pair in
      let residual = pair.y - meanY - slope * (pair.x - meanX)
      return sum + residual * residual
    }
    let error = (rest / (count - 2) / spread).squareRoot()
    return (slope, studentQuantile((1 + confidence) / 2, degreesOfFreedom: pairs.count - 2) * error)
  }

  /// Where the ninetieth percentile of the distance falls to the target, and stays there, on a line between two sizes.
  private func needed(_ sizes: [SampleErrors]) -> Double? {
    let uppers = sizes.map { quantile(0.9, of: $0.replicates.map(\.distance)) }
    guard let last = uppers.last, last <= target else { return nil }
    guard let above = uppers.lastIndex(where: { $0 > target }) else { return Double(sizes[0].points) }
    let (x0, x1) = (log(Double(sizes[above].points)), log(Double(sizes[above + 1].points)))
    let (y0, y1) = (log(uppers[above]), log(max(uppers[above + 1], 1e-12)))
    return exp(x0 + (x1 - x0) * (y0 - log(target)) / (y0 - y1))
  }
}

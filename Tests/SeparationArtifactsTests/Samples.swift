import Interchange
import LinearAlgebra
import SeparationArtifacts

/// Four points of two features, in two segments, with one source.
let someSample = SourceSample(
  points: Points(Matrix([[0, 1], [2, 3], [4, 5], [6, 7]]), labels: [0, 0, 1, 1]),
  sources: Matrix([[0.5], [1], [1.5], [2]]))

/// Two runs on one data set.
let someComparison = SourceComparison(
  points: 100, segments: 4, sources: 2, sum: 0.5,
  runs: [
    SourceComparison.Run(strong: 0.75, weak: 0.9, within: 0.5, magnitude: 0.25, square: 0.125),
    SourceComparison.Run(strong: 0.25, weak: 0.8, within: 0.25, magnitude: 0.75, square: 0.375),
  ], pairs: [SourceComparison.Pair(strong: 0.625, weak: 0.875)],
  chance: SourceComparison.Chance(strong: 0.4, within: 0.3, between: 0.35))

/// Means of three data sets.
let someTally = SourceTally(
  fits: 6, strong: Estimate(mean: 0.5, reach: 0.125, measurements: [0.4, 0.5, 0.6]),
  weak: Estimate(mean: 0.75, reach: 0.25, measurements: [0.7, 0.75, 0.8]),
  within: Estimate(mean: 0.25, reach: nil, measurements: [0.25]),
  magnitude: Estimate(mean: 0.5, reach: 0.25, measurements: [0.5]),
  square: Estimate(mean: 0.5, reach: 0.5, measurements: [0.5]),
  betweenStrong: Estimate(mean: 0.5, reach: 0.0625, measurements: [0.5]), betweenWeak: nil,
  chance: SourceComparison.Chance(strong: 0.4, within: 0.3, between: nil))

/// Of two methods on two data sets.
let someDifference = MethodDifference(
  strong: Estimate(mean: 0.125, reach: 0.25, measurements: [0.25, 0]),
  weak: Estimate(mean: 0, reach: nil, measurements: [0]), within: Estimate(mean: 0, reach: nil, measurements: [0]),
  between: nil)

import Alignment
import AlignmentArtifacts
import LinearAlgebra
private import Probability
import Randomness
import Stages

/// For each run, the affine map that takes its codes nearest to those of the first run, by least squares.
func mapsOntoFirst(
  _ moments: CodeMoments, runs: Int, latents: Int
) throws(ComparisonError) -> [CodeComparison.Map] {
  var maps = [
    CodeComparison.Map(matrix: .identity(latents), shift: [Double](repeating: 0, count: latents))
  ]
  for r in 1..<runs {
    let map = try comparing(0, r) { try moments.affineMap(from: r, to: 0) }
    maps.append(CodeComparison.Map(matrix: map.matrix, shift: map.shift))
  }
  return maps
}

/// For each run, the component of the first run's prior that each component of its own is nearest to, once mapped.
///
/// Nil where a run has no prior, where priors differ in their number of components, and where a map loses a direction.
func matchedComponents(_ runs: [RunCodes], _ maps: [CodeComparison.Map]) -> [[Int]]? {
  guard let first = runs[0].prior else { return nil }
  var components: [[Int]] = []
  for (run, map) in zip(runs, maps) {
    guard let prior = run.prior, prior.components == first.components,
      let moved = try? prior.pushedForward(by: map.matrix.transposed, shift: map.shift),
      let matching = try? matchComponents(moved, first)
    else { return nil }
    components.append(matching.matches.map(\.second))
  }
  return components
}

/// D1 to D4 of the priors of each pair of runs, from the row's prior to the column's; nil where a run has none.
func priorDistances(
  _ runs: [RunCodes], _ stream: RandomStream, _ context: StageContext
) throws(ComparisonError) -> [CodeComparison.Measure: Matrix<Double>]? {
  let priors = runs.compactMap(\.prior)
  guard priors.count == runs.count else { return nil }
  let none = Matrix<Double>(rows: runs.count, columns: runs.count)
  var first = none
  var (third, fourth) = (none, none)
  let pairs = RunPair.all(of: runs.count)
  for (done, pair) in pairs.enumerated() {
    context.progress(0.6 + 0.2 * Double(done) / Double(pairs.count), "distances of priors")
    var own = stream.child("\(pair.first), \(pair.second)")
    let (i, j) = (pair.first, pair.second)
    let found = try comparing(i, j) { try affineDistances(priors[i], priors[j], using: &own) }
    // To the first is from run j to run i.
    (first[j, i], first[i, j]) = (found.toFirst.distance, found.toSecond.distance)
    (third[i, j], third[j, i]) = (found.symmetric.distance, found.symmetric.distance)
    (fourth[i, j], fourth[j, i]) = (found.geometric.distance, found.geometric.distance)
  }
  return [.distance1: first, .distance2: first.map { $0.squareRoot() }, .distance3: third, .distance4: fourth]
}

public import LikelihoodArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws the most telling slices through likelihoods: those with another valley, deepest beside the ridge before it.
///
/// Of each kind of parameter, and of each model, one is drawn. Folds, whose other valley is as deep, stand apart.
public struct LikelihoodSlices: Stage {
  public static let name = "likelihood-slices"
  public static let summary = "Draws the negative log-likelihood along the parameters where it is least convex."

  let count: Int
  let isOfFolds: Bool

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    count = try reader.integer("count", "How many are drawn.", in: 1...12, default: 3)
    isOfFolds = try reader.flag("folds", "Whether they are of folded decoders, instead of all others.", default: false)
  }

  public func run(_ scans: [SliceScan], in context: StageContext) throws -> Figure {
    try Figure(plot(scans), in: context)
  }

  /// The plot.
  package func plot(_ scans: [SliceScan]) throws -> SlicePanels {
    let chosen = telling(scans.filter { ($0.arm == .folded) == isOfFolds })
    guard !chosen.isEmpty else { throw FigureError.nothing("slices with two local minima") }
    return SlicePanels(panels: chosen.map(panel), y: "loss above the truth's (nats)")
  }
}

/// A slice with the scan that it is of, and the number of that among those of its arm.
private struct Candidate {
  let scan: SliceScan
  let number: Int
  let slice: Slice
  let valley: Double
}

extension LikelihoodSlices {
  private func telling(_ scans: [SliceScan]) -> [Candidate] {
    var counts: [SimulationArm: Int] = [:]
    var candidates: [Candidate] = []
    for scan in scans {
      counts[scan.arm, default: 0] += 1
      candidates += scan.slices.map { slice in
        Candidate(
          scan: scan, number: counts[scan.arm] ?? 1, slice: slice,
          valley: slice.valley(offsets: scan.offsets, step: scan.step))
      }
    }
    var chosen: [Candidate] = []
    for candidate in candidates.sorted(by: { $0.valley > $1.valley }) where chosen.count < count {
      let isNew =
        candidate.valley > 0
        && chosen.allSatisfy {
          $0.slice.kind != candidate.slice.kind && ($0.scan.arm, $0.number) != (candidate.scan.arm, candidate.number)
        }
      if isNew { chosen.append(candidate) }
    }
    return chosen
  }

  /// The part of the curve that is below twice the greatest barrier between the minima.
  private func panel(_ candidate: Candidate) -> SlicePanels.Panel {
    let (scan, slice) = (candidate.scan, candidate.slice)
    let lowest = slice.globalMinimum(offsets: scan.offsets)
    let places = slice.minima.map(\.offset) + [0]
    let between = zip(scan.offsets, slice.excess).filter { offset, _ in
      (places.min() ?? 0) <= offset && offset <= (places.max() ?? 0)
    }
    let ceiling = max(1.6 * (between.map { $0.1 }.max() ?? 0), 1e-6)
    let curve = zip(scan.offsets, slice.excess).filter { $0.1 <= ceiling }
    return SlicePanels.Panel(
      title: "\(scan.arm.label), model \(candidate.number)", variable: slice.name,
      curve: curve.map { SIMD2(slice.reference + $0.0, $0.1) }, truth: slice.reference,
      minimiser: slice.reference + lowest.offset)
  }
}

extension Slice {
  /// The parameter's symbol without its index.
  fileprivate var kind: String { name.filter { !$0.isNumber && $0 != "," } }
}

extension SimulationArm {
  /// What a figure calls it.
  var label: String {
    switch self {
    case .twoComponents: "two components"
    case .threeComponents: "three components"
    case .notInjective: "f not injective"
    case .oneFewer: "one component too few"
    case .oneMore: "one component too many"
    case .folded: "f a fold"
    }
  }
}

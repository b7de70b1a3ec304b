import Foundation
public import LikelihoodArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws all slices of many models at once, a row a model, each slice as a small curve.
///
/// Heights are log(1 + excess/0.001 nats), scaled to the greatest of the slice, so that a minimum at the height of the
/// truth is seen beside walls of hundreds of nats.
public struct SliceMultiples: Stage {
  public static let name = "slice-multiples"
  public static let summary = "Draws the likelihood along every parameter of many models as small multiples."

  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ scans: [SliceScan], in context: StageContext) throws -> Figure {
    try Figure(plot(scans), in: context)
  }

  /// The plot.
  package func plot(_ scans: [SliceScan]) throws -> SparklineGrid {
    guard !scans.isEmpty else { throw FigureError.nothing("scans") }
    var counts: [SimulationArm: Int] = [:]
    let rows = scans.map { scan in
      counts[scan.arm, default: 0] += 1
      return SparklineGrid.Row(
        name: "\(scan.arm.label), \(counts[scan.arm] ?? 1)", cells: scan.slices.map { cell($0, of: scan) })
    }
    return SparklineGrid(
      rows: rows, groups: ["one minimum", "other minima, but higher", "others as low"], middle: "truth",
      note: "height: log(1 + excess/0.001 nats), each slice to its own greatest; order of parameters: "
        + "weights, means and deviations of the components, then w, b, β and c")
  }

  private func cell(_ slice: Slice, of scan: SliceScan) -> SparklineGrid.Cell {
    let heights = slice.excess.map { log(1 + max($0, 0) / 1e-3) }
    let greatest = max(heights.max() ?? 0, 1e-12)
    let group = !scan.isUnique(slice) ? 2 : scan.gap(slice) == nil ? 0 : 1
    return SparklineGrid.Cell(heights: heights.map { $0 / greatest }, group: group)
  }
}

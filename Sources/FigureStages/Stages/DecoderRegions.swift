public import AssumptionArtifacts
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws the regions on each of which decoders of two latents are affine: those that they mirror or flatten are filled.
/// Draws of the prior lie over them, and pairs of latents that have one value are joined.
public struct DecoderRegions: Stage {
  public static let name = "decoder-regions"
  public static let summary =
    "Draws the regions on which decoders of two latents are affine, their folds, and latents that have one value."

  let runs: [String]
  let limit: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    runs = try reader.texts(
      "runs", "What stands above the panels; empty for \"run 1\", \"run 2\" and so on.", default: [])
    limit = try reader.integer("run-limit", "The most decoders that are drawn.", in: 1...12, default: 6)
  }

  public func run(_ maps: [RegionMap], in context: StageContext) throws -> Figure {
    try Figure(try plot(maps), in: context)
  }

  /// The plot.
  package func plot(_ maps: [RegionMap]) throws(FigureError) -> RegionPlot {
    let names = try runNames(runs, count: maps.count, parameter: "runs")
    return RegionPlot(
      panels: zip(names, maps).prefix(limit).map { panel($1, maps.count > 1 || !runs.isEmpty ? $0 : "") },
      x: "latent 1", y: "latent 2", kinds: ["mirrored", "flat"],
      groups: ["latents of the prior", "whose value others have"], pairs: "two of one value")
  }

  private func panel(_ map: RegionMap, _ title: String) -> RegionPlot.Panel {
    RegionPlot.Panel(
      title: title, window: [SIMD2(map.x[0], map.y[0]), SIMD2(map.x[1], map.y[1])],
      pieces: map.pieces.map { piece in
        RegionPlot.Piece(
          corners: piece.corners.map { SIMD2($0[0], $0[1]) },
          kind: RegionMap.Kind.allCases.firstIndex(of: piece.kind) ?? 0)
      }, points: Matrix(rows: map.draws.count, columns: 2, elements: map.draws.flatMap(\.z)),
      groups: map.draws.map { ($0.others ?? 1) > 0 ? 1 : 0 },
      pairs: map.collisions.filter { pair in pair.allSatisfy { map.contains($0) } }.map { pair in
        pair.map { SIMD2($0[0], $0[1]) }
      })
  }
}

extension RegionMap {
  /// Whether a latent lies in the window.
  fileprivate func contains(_ z: [Double]) -> Bool { x[0] <= z[0] && z[0] <= x[1] && y[0] <= z[1] && z[1] <= y[1] }
}

public import LearningArtifacts
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws how each term of the objective went in training: a panel a term, a line a run, and a dashed line where a stage
/// of the training begins.
public struct LearningCurves: Stage {
  public static let name = "learning-curves"
  public static let summary = "Draws each term of the objective against the epoch, a panel a term and a line a run."

  let terms: [String]
  let runs: [String]
  let from: Double
  let yLabel: String

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    terms = try reader.texts("terms", "Which terms are drawn, in this order; empty for all.", default: [])
    runs = try reader.texts("runs", "What the runs are called; empty for \"run 1\", \"run 2\" and so on.", default: [])
    from = try reader.number(
      "from-epoch", "The first epoch that is drawn: the start often hides what comes after it.",
      in: 0...Double.infinity, default: 0)
    yLabel = try reader.text("y-label", "What the vertical axes show.", default: "nats a point")
  }

  public func run(_ curves: [LearningCurve], in context: StageContext) throws -> Figure {
    try Figure(plot(curves), in: context)
  }

  /// The plot.
  package func plot(_ curves: [LearningCurve]) throws -> CurvePanels {
    let names = try runNames(runs, count: curves.count, parameter: "runs")
    let drawn = terms.isEmpty ? curves[0].terms : terms
    let panels = try drawn.map { term in
      CurvePanels.Panel(title: term, curves: try curves.map { try points(of: term, in: $0) })
    }
    guard panels.contains(where: { $0.curves.contains { !$0.isEmpty } }) else {
      throw FigureError.nothing("epochs from \(fixed(from, 0)) on")
    }
    return CurvePanels(
      panels: panels, names: names, x: Axis("epoch"), y: yLabel, marks: marks(of: curves))
  }
}

extension LearningCurves {
  /// Between the last epoch of a stage of training and the first of the next one, for each run that has stages.
  private func marks(of curves: [LearningCurve]) -> [Double] {
    Set(curves.flatMap(\.stageStarts)).filter { $0 > from }.sorted().map { $0 - 0.5 }
  }

  private func points(of term: String, in curve: LearningCurve) throws -> [SIMD2<Double>] {
    guard let values = curve[term] else { throw FigureError.term(term, of: curve.terms) }
    return zip(curve.epochs, values).filter { $0.0 >= from }.map { SIMD2($0.0, $0.1) }
  }
}

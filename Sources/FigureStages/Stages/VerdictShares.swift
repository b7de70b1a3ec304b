public import AlignmentArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws how often `compare-codes` named which class of simulated runs, a bar for each kind of world.
public struct VerdictShares: Stage {
  public static let name = "verdict-shares"
  public static let summary = "Draws how often each class was named of simulated runs, a bar for each kind of world."

  let labels: [String]

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    labels = try reader.texts(
      "labels", "What the kinds of worlds are called, in their order; empty for \"kind 1\" and so on.", default: [])
  }

  public func run(_ kinds: [ComparisonTrials], in context: StageContext) throws -> Figure {
    try Figure(plot(kinds), in: context)
  }

  /// The plot.
  package func plot(_ kinds: [ComparisonTrials]) throws -> ShareBars {
    guard !kinds.isEmpty else { throw FigureError.nothing("kinds of worlds") }
    guard labels.isEmpty || labels.count == kinds.count else {
      throw FigureError.names("labels", given: labels.count, needed: kinds.count)
    }
    let classes = EquivalenceClass.allCases
    let bars = kinds.enumerated().map { i, trials in
      let name = labels.isEmpty ? "kind \(i + 1)" : labels[i]
      let wrong = trials.falseCount
      return ShareBars.Bar(
        wrong == 0 ? name : "\(name) (\(wrong) false)", classes.map { trials.rate($0.rawValue) })
    }
    return ShareBars(
      bars: bars, parts: classes.map { $0.rawValue }, label: "share of the worlds", remark: note(of: kinds))
  }

  private func note(of kinds: [ComparisonTrials]) -> String {
    let worlds = Set(kinds.map(\.trials.count)).sorted().map(String.init).joined(separator: " or ")
    let isAnyFalse = kinds.contains { $0.falseCount > 0 }
    return "each bar is of \(worlds) worlds" + (isAnyFalse ? ", and says how many of them were named falsely" : "")
  }
}

public import Stages

extension CodeComparison {
  public static var typeName: String { "code-comparison" }

  public static var valueNames: [String] {
    [
      "class", "class-rule", "runs", "points", "latents", "warnings", "rotation-null.mean", "rotation-null.upper",
      "one-to-one-null.mean", "one-to-one-null.upper", "shuffle-null.mean", "shuffle-null.upper", "weak-null.mean",
      "weak-null.upper", "strong.rescaled", "verdict",
    ] + Judgement.valueNames + Measure.allCases.flatMap(\.valueNames.all)
  }

  /// The class and its rule, the counts, the nulls, and mean, deviation, extremes and interval of each measure.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "class": .text(verdict.equivalenceClass.rawValue), "class-rule": .text(verdict.rule),
      "runs": .integer(runs), "points": .integer(points), "latents": .integer(latents),
      "warnings": .integer(warnings.count), "rotation-null.mean": .number(rotationNull.mean),
      "rotation-null.upper": .number(rotationNull.upper), "one-to-one-null.mean": .number(oneToOneNull.mean),
      "one-to-one-null.upper": .number(oneToOneNull.upper), "shuffle-null.mean": .number(shuffleNull.mean),
      "shuffle-null.upper": .number(shuffleNull.upper), "weak-null.mean": .number(weakNull.mean),
      "weak-null.upper": .number(weakNull.upper), "verdict": .text(verdict.sentence),
    ]
    values.merge(judgement.values) { $1 }
    if let rescaledStrong { values["strong.rescaled"] = .number(rescaledStrong) }
    for (measure, summary) in summaries { values.merge(summary.values(measure.valueNames)) { $1 } }
    return values
  }

  /// The mean strong score on a scale where that of random rotations is zero and a perfect one is one; nil for codes
  /// of one column, where rotations change nothing.
  public var rescaledStrong: Double? {
    guard latents > 1, rotationNull.mean < 1, let strong = summaries[.strong]?.mean else { return nil }
    return (strong - rotationNull.mean) / (1 - rotationNull.mean)
  }
}

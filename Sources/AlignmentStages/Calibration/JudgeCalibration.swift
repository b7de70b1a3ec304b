public import AlignmentArtifacts
private import CSVFormat
public import Parameters
public import Stages
private import Statistics

/// Gathers the trials of many kinds of worlds: where a class was false most often, and what can be said of that.
public struct JudgeCalibration: Stage {
  public static let name = "judge-calibration"
  public static let summary =
    "Tells how often simulated comparisons named a class that is false, at worst and over all."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: [ComparisonTrials], in context: StageContext) throws -> CalibrationSummary {
    CalibrationSummary(cells: input.map { CalibrationSummary.Cell(worlds: $0.trials.count, wrong: $0.falseCount) })
  }
}

/// How often comparisons of simulated runs named what is false.
public struct CalibrationSummary: Artifact, Equatable {
  /// One kind of world.
  public struct Cell: Equatable, Sendable {
    /// How many worlds were tried.
    public let worlds: Int
    /// How many were given a class that is false.
    public let wrong: Int

    /// Creates a count.
    public init(worlds: Int, wrong: Int) {
      self.worlds = worlds
      self.wrong = wrong
    }
  }

  /// The kinds of worlds, in the order in which the notebook names them.
  public let cells: [Cell]

  public static let typeName = "calibration"
  public static let valueNames = ["cells", "worlds", "wrong", "wrong.interval", "worst", "worst.lower"]

  /// The counts, the rate over all worlds, the greatest rate of a kind, and the greatest lower limit of such a rate, of
  /// confidence 0.999 each as there are many kinds.
  public var values: [String: ReportValue] {
    let (all, wrong) = (cells.reduce(0) { $0 + $1.worlds }, cells.reduce(0) { $0 + $1.wrong })
    let interval = binomialInterval(successes: wrong, of: all, confidence: 0.95)
    let limits = cells.map { binomialInterval(successes: $0.wrong, of: $0.worlds, confidence: 0.998).lowerBound }
    return [
      "cells": .integer(cells.count), "worlds": .integer(all), "wrong": .number(Double(wrong) / Double(max(all, 1))),
      "wrong.interval": .interval(interval.lowerBound, interval.upperBound),
      "worst": .number(cells.map { Double($0.wrong) / Double(max($0.worlds, 1)) }.max() ?? 0),
      "worst.lower": .number(limits.max() ?? 0),
    ]
  }

  public func files() -> ArtifactFiles {
    ArtifactFiles([
      "cells.csv": CSVTable(
        names: ["worlds", "false"],
        columns: [.numbers(cells.map { Double($0.worlds) }), .numbers(cells.map { Double($0.wrong) })]
      ).bytes
    ])
  }

  /// Creates a summary.
  public init(cells: [Cell]) { self.cells = cells }

  public init(files: ArtifactFiles) throws {
    let table = try CSVTable(files["cells.csv"], file: "cells.csv", textColumns: .named([]))
    guard case .numbers(let worlds)? = table["worlds"], case .numbers(let wrong)? = table["false"] else {
      throw ArtifactError("'cells.csv' should have the columns 'worlds' and 'false', not \(table.names)")
    }
    cells = try zip(worlds, wrong).map { all, some in
      guard let worlds = Int(exactly: all), let wrong = Int(exactly: some), 0 <= wrong, wrong <= worlds else {
        throw ArtifactError("\(some) of \(all) in 'cells.csv' is no count of worlds")
      }
      return Cell(worlds: worlds, wrong: wrong)
    }
  }
}

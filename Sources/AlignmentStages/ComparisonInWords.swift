public import AlignmentArtifacts
private import CSVFormat
public import Stages

/// What a comparison of codes found, in sentences that a report can print as they are.
///
/// | file | holds |
/// | --- | --- |
/// | `words.csv` | a row each for the verdict and for the classes' conditions, as `about,sentence` |
/// | `warnings.csv` | a row a warning, as `about,sentence` |
public struct ComparisonInWords: Artifact, Equatable {
  /// Up to which maps the runs are the same.
  public let verdict: String
  /// Each condition of the rule, with the numbers, and whether it holds.
  public let conditions: [String]
  /// What stands in the way of reading the scores.
  public let warnings: [String]

  /// Puts a comparison into words.
  public init(of comparison: CodeComparison) {
    verdict = comparison.verdict.sentence
    conditions = comparison.verdict.criteria.map(\.sentence)
    warnings = comparison.warnings
  }
}

extension ComparisonInWords {
  public static let typeName = "comparison-in-words"
  public static let valueNames = ["verdict", "conditions", "warnings"]

  /// The verdict, and the others joined.
  public var values: [String: ReportValue] {
    [
      "verdict": .text(verdict), "conditions": .text(conditions.joined(separator: "; ")),
      "warnings": .text(warnings.isEmpty ? "none" : warnings.joined(separator: "; ")),
    ]
  }

  public func files() -> ArtifactFiles {
    ArtifactFiles([
      "words.csv": Self.table([("verdict", verdict)] + conditions.map { ("condition", $0) }),
      "warnings.csv": Self.table(warnings.map { ("warning", $0) }),
    ])
  }

  public init(files: ArtifactFiles) throws {
    let words = try Self.rows("words.csv", of: files)
    let verdicts = words.filter { $0.about == "verdict" }
    guard verdicts.count == 1 else {
      throw ArtifactError("'words.csv' should have one row about the verdict, not \(verdicts.count)")
    }
    verdict = verdicts[0].sentence
    conditions = words.filter { $0.about == "condition" }.map(\.sentence)
    warnings = try Self.rows("warnings.csv", of: files).map(\.sentence)
  }

  private static let columns = ["about", "sentence"]

  private static func table(_ rows: [(about: String, sentence: String)]) -> [UInt8] {
    CSVTable(names: columns, columns: [.texts(rows.map(\.about)), .texts(rows.map(\.sentence))]).bytes
  }

  private static func rows(_ file: String, of files: ArtifactFiles) throws -> [(about: String, sentence: String)] {
    let table = try CSVTable(files[file], file: file, textColumns: .named(columns))
    guard case .texts(let subjects)? = table["about"], case .texts(let sentences)? = table["sentence"] else {
      throw ArtifactError("'\(file)' should have the columns \(columns), not \(table.names)")
    }
    return Array(zip(subjects, sentences))
  }
}

extension ClassCriterion {
  /// Such as "for 'affine', the bend, upper limit: 0.012 is below 0.05".
  fileprivate var sentence: String {
    "for '\(neededFor.rawValue)', \(statement): \(rounded(observed)) is \(holds ? "" : "not ")\(side.rawValue) "
      + "\(rounded(threshold))"
  }
}

/// Three digits after the point.
private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

private import CSVFormat
public import Stages
private import Statistics

/// What `compare-codes` said of simulated worlds of one kind, a world a row, beside what other scores say.
///
/// | file | holds |
/// | --- | --- |
/// | `trials.csv` | the class that each world was given, whether that is false, the bend with its limits, the other scores |
/// | `truth.csv` | what is true of all of them |
public struct ComparisonTrials: Artifact, Equatable {
  /// One world.
  public struct Trial: Equatable, Sendable {
    /// The class that it was given.
    public let name: String
    /// Whether the class says what is false by more than the margin.
    public let isFalse: Bool
    /// The numbers: the bend that was found, its limits, the smallest canonical correlation, 1 where the old rule says
    /// affine, and the other scores, in the order of the file.
    public let numbers: [Double]

    /// Creates a trial.
    public init(name: String, isFalse: Bool, numbers: [Double]) {
      self.name = name
      self.isFalse = isFalse
      self.numbers = numbers
    }
  }

  /// The bend between two runs that is true of all worlds.
  public let bend: Double
  /// The worlds.
  public let trials: [Trial]

  /// Creates trials.
  public init(bend: Double, trials: [Trial]) {
    self.bend = bend
    self.trials = trials
  }

  static let columns = [
    "bend", "lower", "upper", "smallest-correlation", "old-says-affine", "consistency", "procrustes", "cka", "rsa",
  ]

  /// The rate at which a class is named.
  public func rate(_ name: String) -> Double {
    Double(trials.count { $0.name == name }) / Double(max(trials.count, 1))
  }

  /// How many worlds were given a class that is false.
  public var falseCount: Int { trials.count(where: \.isFalse) }

  func mean(_ column: String) -> Double {
    guard let j = Self.columns.firstIndex(of: column) else { return 0 }
    return trials.reduce(0) { $0 + $1.numbers[j] } / Double(max(trials.count, 1))
  }

  /// How often a score exceeds what it is usually read as agreement above.
  func share(_ column: String, above threshold: Double) -> Double {
    guard let j = Self.columns.firstIndex(of: column) else { return 0 }
    return Double(trials.count { $0.numbers[j] > threshold }) / Double(max(trials.count, 1))
  }

  /// How often the limits of the bend hold the true one.
  var coverage: Double {
    Double(trials.count { $0.numbers[1] <= bend && bend <= $0.numbers[2] }) / Double(max(trials.count, 1))
  }
}

extension ComparisonTrials {
  public static let typeName = "comparison-trials"
  public static let valueNames =
    ["none", "nonlinear", "affine", "permutation-and-scale", "undecided"] + [
      "worlds", "wrong", "wrong.interval", "true-bend", "coverage",
    ]
    + ["bend.mean", "old", "consistency.mean", "procrustes.mean", "cka.mean", "rsa.mean"]
    + ["consistency.agrees", "procrustes.agrees", "cka.agrees", "rsa.agrees"]

  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "worlds": .integer(trials.count), "wrong": .number(Double(falseCount) / Double(max(trials.count, 1))),
      "true-bend": .number(bend), "coverage": .number(coverage), "bend.mean": .number(mean("bend")),
      "old": .number(mean("old-says-affine")),
    ]
    let interval = binomialInterval(successes: falseCount, of: trials.count, confidence: 0.95)
    values["wrong.interval"] = .interval(interval.lowerBound, interval.upperBound)
    for found in EquivalenceClass.allCases { values[found.rawValue] = .number(rate(found.rawValue)) }
    for score in ["consistency", "procrustes", "cka", "rsa"] {
      values["\(score).mean"] = .number(mean(score))
      values["\(score).agrees"] = .number(share(score, above: 0.9))
    }
    return values
  }

  public func files() -> ArtifactFiles {
    let numbers = Self.columns.indices.map { j in CSVTable.Column.numbers(trials.map { $0.numbers[j] }) }
    return ArtifactFiles([
      "trials.csv": CSVTable(
        names: ["class", "is-false"] + Self.columns,
        columns: [.texts(trials.map(\.name)), .numbers(trials.map { $0.isFalse ? 1 : 0 })] + numbers
      ).bytes,
      "truth.csv": CSVTable(names: ["bend"], columns: [.numbers([bend])]).bytes,
    ])
  }

  public init(files: ArtifactFiles) throws {
    let table = try CSVTable(files["trials.csv"], file: "trials.csv", textColumns: .named(["class"]))
    let truth = try CSVTable(files["truth.csv"], file: "truth.csv", textColumns: .named([]))
    guard table.names == ["class", "is-false"] + Self.columns, case .texts(let names)? = table["class"],
      case .numbers(let wrong)? = table["is-false"], case .numbers(let bends)? = truth["bend"], bends.count == 1
    else { throw ArtifactError("'trials.csv' should have the columns \(["class", "is-false"] + Self.columns)") }
    var columns: [[Double]] = []
    for name in Self.columns { if case .numbers(let numbers)? = table[name] { columns.append(numbers) } }
    guard columns.count == Self.columns.count else { throw ArtifactError("the scores in 'trials.csv' are numbers") }
    bend = bends[0]
    trials = names.indices.map { i in
      Trial(name: names[i], isFalse: wrong[i] > 0, numbers: columns.map { $0[i] })
    }
  }
}

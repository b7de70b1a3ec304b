private import CSVFormat
public import LinearAlgebra
private import Requirements
public import Stages

/// How the terms of an objective went in training, epoch by epoch.
///
/// | file | holds |
/// | --- | --- |
/// | `learning-curve.csv` | a row an epoch: `epoch`, then a column a term, in nats a point |
///
/// Where there were several stages of training, the last column is `stage`, which counts them from one on.
public struct LearningCurve: Artifact, Equatable {
  /// The epochs that were recorded, ascending.
  public let epochs: [Double]
  /// What the terms are called, T.
  public let terms: [String]
  /// E×T, a row an epoch.
  public let numbers: Matrix<Double>

  /// The epochs with which the stages after the first begin, ascending.
  public let stageStarts: [Double]

  /// Creates a curve; no stage begins after its last epoch.
  public init(epochs: [Double], terms: [String], numbers: Matrix<Double>, stageStarts: [Double] = []) {
    require(
      numbers.rows == epochs.count && numbers.columns == terms.count,
      "\(epochs.count) epochs and \(terms.count) terms do not fit numbers of \(numbers.shape)")
    require(!terms.contains("epoch") && !terms.contains("stage"), "no term can be called 'epoch' or 'stage'")
    require(
      zip(stageStarts, stageStarts.dropFirst()).allSatisfy { $0 <= $1 }
        && stageStarts.allSatisfy { $0 <= epochs.last ?? -.infinity },
      "stages cannot begin with the epochs \(stageStarts)")
    self.epochs = epochs
    self.terms = terms
    self.numbers = numbers
    self.stageStarts = stageStarts
  }

  /// A term's value at each epoch, if there is such a term.
  public subscript(term: String) -> [Double]? { terms.firstIndex(of: term).map { numbers.column($0) } }
}

extension LearningCurve {
  public static var typeName: String { "learning-curve" }
  /// None: where the terms ended is in the values of the fit.
  public var values: [String: ReportValue] { [:] }
  /// The name of its file.
  public static let file = "learning-curve.csv"

  public func files() -> ArtifactFiles {
    var (names, columns) = (["epoch"] + terms, [CSVTable.Column.numbers(epochs)])
    columns += (0..<terms.count).map { .numbers(numbers.column($0)) }
    if !stageStarts.isEmpty {
      names.append("stage")
      columns.append(.numbers(epochs.map { epoch in Double(1 + stageStarts.count { $0 <= epoch }) }))
    }
    return ArtifactFiles([Self.file: CSVTable(names: names, columns: columns).bytes])
  }

  public init(files: ArtifactFiles) throws {
    let table = try CSVTable(files[Self.file], file: Self.file, textColumns: .named([]))
    guard table.names.first == "epoch", case .numbers(let epochs)? = table["epoch"] else {
      throw ArtifactError("'\(Self.file)' should begin with the column 'epoch', not with \(table.names.prefix(1))")
    }
    guard zip(epochs, epochs.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ArtifactError("the epochs of '\(Self.file)' should ascend")
    }
    let isStaged = table.names.last == "stage"
    let columns = 1..<table.names.count - (isStaged ? 1 : 0)
    self.init(
      epochs: epochs, terms: Array(table.names[columns]), numbers: table.matrix.columns(at: Array(columns)),
      stageStarts: isStaged ? try starts(of: table.matrix.column(table.names.count - 1), epochs) : [])
  }
}

/// The epochs at which the number of the stage goes up, each as often as by how much.
private func starts(of stages: [Double], _ epochs: [Double]) throws -> [Double] {
  var (starts, stage): ([Double], Double) = ([], 1)
  for (number, epoch) in zip(stages, epochs) {
    guard number >= stage, number == number.rounded(), number <= Double(epochs.count) * 1000 else {
      throw ArtifactError("the column 'stage' of '\(LearningCurve.file)' should count stages from 1 on, upwards")
    }
    starts += [Double](repeating: epoch, count: Int(number - stage))
    stage = number
  }
  return starts
}

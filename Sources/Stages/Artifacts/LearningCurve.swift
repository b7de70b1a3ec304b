private import Formats
public import LinearAlgebra
private import Requirements

/// How the terms of an objective went in training, epoch by epoch.
///
/// | file | holds |
/// | --- | --- |
/// | `learning-curve.csv` | a row an epoch: `epoch`, then a column a term, in nats a point |
public struct LearningCurve: Artifact, Equatable {
  /// The epochs that were recorded, ascending.
  public let epochs: [Double]
  /// What the terms are called, T.
  public let terms: [String]
  /// E×T, a row an epoch.
  public let numbers: Matrix<Double>

  /// Creates a curve.
  public init(epochs: [Double], terms: [String], numbers: Matrix<Double>) {
    require(
      numbers.rows == epochs.count && numbers.columns == terms.count,
      "\(epochs.count) epochs and \(terms.count) terms do not fit numbers of \(numbers.shape)")
    require(!terms.contains("epoch"), "no term can be called 'epoch'")
    self.epochs = epochs
    self.terms = terms
    self.numbers = numbers
  }

  /// A term's value at each epoch, if there is such a term.
  public subscript(term: String) -> [Double]? { terms.firstIndex(of: term).map { numbers.column($0) } }
}

extension LearningCurve {
  public static var typeName: String { "learning-curve" }
  /// The name of its file.
  public static let file = "learning-curve.csv"

  public func files() -> ArtifactFiles {
    let columns = [CSVTable.Column.numbers(epochs)] + (0..<terms.count).map { .numbers(numbers.column($0)) }
    return ArtifactFiles([Self.file: CSVTable(names: ["epoch"] + terms, columns: columns).bytes])
  }

  public init(files: ArtifactFiles) throws {
    let table = try CSVTable(files[Self.file], file: Self.file, textColumns: .named([]))
    guard table.names.first == "epoch", case .numbers(let epochs)? = table["epoch"] else {
      throw ArtifactError("'\(Self.file)' should begin with the column 'epoch', not with \(table.names.prefix(1))")
    }
    guard zip(epochs, epochs.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ArtifactError("the epochs of '\(Self.file)' should ascend")
    }
    self.init(
      epochs: epochs, terms: Array(table.names.dropFirst()),
      numbers: table.matrix.columns(at: Array(1..<table.names.count)))
  }
}

private import CSVFormat
public import LinearAlgebra
private import Requirements
public import Stages

/// How well clusters stand for the classes that their points are known to be of.
///
/// | file | holds |
/// | --- | --- |
/// | `confusion.csv` | `cluster,class,points` for each cluster with each class |
/// | `summary.csv` | the scores |
public struct ClusterScores: Artifact, Equatable {
  /// The scores, each at most one.
  public struct Scores: Equatable, Sendable {
    /// The share of points of the right class, where each cluster stands for one class of its own.
    public let hungarian: Double
    /// The share of points of the right class, where each cluster stands for its most frequent class.
    public let manyToOne: Double
    /// The adjusted Rand index.
    public let ari: Double
    /// The mutual information over the mean entropy.
    public let nmi: Double

    /// Creates scores.
    public init(hungarian: Double, manyToOne: Double, ari: Double, nmi: Double) {
      self.hungarian = hungarian
      self.manyToOne = manyToOne
      self.ari = ari
      self.nmi = nmi
    }
  }

  /// The clusters, ascending.
  public let clusters: [Int]
  /// The classes, ascending.
  public let classes: [Int]
  /// The number of points of each cluster and class, clusters×classes.
  public let confusion: Matrix<Double>
  /// The scores.
  public let scores: Scores

  /// Creates scores with the counts that they are made of.
  public init(clusters: [Int], classes: [Int], confusion: Matrix<Double>, scores: Scores) {
    require(
      clusters.count == confusion.rows && classes.count == confusion.columns,
      "\(clusters.count) clusters and \(classes.count) classes for counts of \(confusion.shape)")
    self.clusters = clusters
    self.classes = classes
    self.confusion = confusion
    self.scores = scores
  }
}

extension ClusterScores {
  public static var typeName: String { "cluster-scores" }

  public static var valueNames: [String] {
    ["accuracy.hungarian", "accuracy.many-to-one", "ari", "nmi", "points", "clusters", "classes"]
  }

  /// The scores and the counts.
  public var values: [String: ReportValue] {
    [
      "accuracy.hungarian": .number(scores.hungarian), "accuracy.many-to-one": .number(scores.manyToOne),
      "ari": .number(scores.ari), "nmi": .number(scores.nmi), "clusters": .integer(clusters.count),
      "classes": .integer(classes.count), "points": .integer(Int(confusion.elements.reduce(0, +))),
    ]
  }

  public func files() -> ArtifactFiles {
    var numbers = NamedNumbers()
    numbers["accuracy.hungarian"] = scores.hungarian
    numbers["accuracy.many-to-one"] = scores.manyToOne
    numbers["ari"] = scores.ari
    numbers["nmi"] = scores.nmi
    let table = CSVTable(
      names: ["cluster", "class", "points"],
      columns: [
        .numbers(clusters.flatMap { cluster in classes.map { _ in Double(cluster) } }),
        .numbers(clusters.flatMap { _ in classes.map(Double.init) }), .numbers(confusion.elements),
      ])
    return ArtifactFiles(["confusion.csv": table.bytes, "summary.csv": numbers.bytes])
  }

  public init(files: ArtifactFiles) throws {
    let numbers = try NamedNumbers(files["summary.csv"], file: "summary.csv")
    let scores = Scores(
      hungarian: try numbers.required("accuracy.hungarian"), manyToOne: try numbers.required("accuracy.many-to-one"),
      ari: try numbers.required("ari"), nmi: try numbers.required("nmi"))
    let table = try CSVTable(files["confusion.csv"], file: "confusion.csv", textColumns: .named([]))
    guard table.names == ["cluster", "class", "points"],
      case .numbers(let clusters)? = table["cluster"], case .numbers(let classes)? = table["class"],
      case .numbers(let counts)? = table["points"]
    else { throw ArtifactError("'confusion.csv' should have the columns 'cluster', 'class' and 'points'") }
    _ = try ArtifactError.checkedCounts(counts, "points")
    let rows = Set(clusters).sorted().compactMap { Int(exactly: $0) }
    let columns = Set(classes).sorted().compactMap { Int(exactly: $0) }
    guard rows.count * columns.count == counts.count,
      clusters == rows.flatMap({ row in columns.map { _ in Double(row) } }),
      classes == rows.flatMap({ _ in columns.map(Double.init) })
    else { throw ArtifactError("'confusion.csv' should have a row for each cluster with each class, in their order") }
    self.init(
      clusters: rows, classes: columns,
      confusion: Matrix(rows: rows.count, columns: columns.count, elements: counts), scores: scores)
  }
}

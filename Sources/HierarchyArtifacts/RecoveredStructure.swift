public import JSONArtifacts
public import Stages

/// The hidden variables that were read from a mixture: their number k, sizes d, neighbourhoods and P(U), or why not.
///
/// `structure.json` holds it; components and coordinates are counted from zero there, and from one in words.
public struct RecoveredStructure: JSONArtifact {
  /// A hidden variable.
  public struct Variable: Codable, Equatable, Sendable {
    /// The coordinates that depend on it.
    public let neighbourhood: [Int]
    /// The number of its states; by counts it need not be whole.
    public let size: Double
    /// Its state in each component; empty where it was only counted.
    public let labels: [Int]

    /// Creates it.
    public init(neighbourhood: [Int], size: Double, labels: [Int]) {
      (self.neighbourhood, self.size, self.labels) = (neighbourhood, size, labels)
    }
  }

  /// How the components were grouped by one coordinate.
  public struct Coordinate: Codable, Equatable, Sendable {
    /// The block of each component.
    public let blocks: [Int]
    /// The greatest cost of a merge that was made.
    public let largestMerge: Double
    /// The least cost of one that was refused; nil where all components are in one block.
    public let cheapestRefusal: Double?

    /// Creates it.
    public init(blocks: [Int], largestMerge: Double, cheapestRefusal: Double?) {
      (self.blocks, self.largestMerge, self.cheapestRefusal) = (blocks, largestMerge, cheapestRefusal)
    }
  }

  /// Whether both readings agree and are a product.
  public let holds: Bool
  /// Whether it is the reading that every mixture has.
  public let isTrivial: Bool
  /// The variables by joins.
  public let variables: [Variable]
  /// The variables by counts; nil where there are too many kinds of coordinates.
  public let counts: [Variable]?
  /// A coordinate each.
  public let coordinates: [Coordinate]
  /// P(U), the last variable's state running fastest; nil unless the structure holds.
  public let table: [Double]?
  /// The standard errors of the table; nil where they are not known.
  public let errors: [Double]?
  /// By how much Schwarz's criterion is less with the ties of the structure than without.
  public let gain: Double?
  /// What the reader must know beside it, a sentence each.
  public let findings: [String]

  /// Creates it.
  public init(
    holds: Bool, isTrivial: Bool, variables: [Variable], counts: [Variable]?, coordinates: [Coordinate],
    table: [Double]?, errors: [Double]?, gain: Double?, findings: [String]
  ) {
    (self.holds, self.isTrivial, self.variables, self.counts) = (holds, isTrivial, variables, counts)
    (self.coordinates, self.table, self.errors, self.gain, self.findings) = (
      coordinates, table, errors, gain, findings
    )
  }
}

extension RecoveredStructure {
  public func check() throws(ArtifactError) {
    let all = variables + (counts ?? [])
    try ArtifactError.checkCounts(all.flatMap(\.neighbourhood), "neighbourhoods")
    guard all.flatMap(\.neighbourhood).allSatisfy({ $0 < coordinates.count }) else {
      throw ArtifactError("a neighbourhood names a coordinate that is none of the \(coordinates.count)")
    }
    guard errors == nil || errors?.count == table?.count else {
      throw ArtifactError("there are \(errors?.count ?? 0) errors for \(table?.count ?? 0) probabilities")
    }
  }

  public static var typeName: String { "recovered-structure" }
  public static var file: String { "structure.json" }
  public static var valueNames: [String] {
    [
      "holds", "trivial", "k", "sizes", "neighbourhoods", "counted", "table", "largest-error", "gain", "findings",
      "largest-merge", "cheapest-refusal",
    ]
  }

  public var warnings: [String] { findings }

  /// The structure in words, and in numbers what speaks for it.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "holds": .flag(holds), "trivial": .flag(isTrivial), "k": .integer(variables.count),
      "sizes": .text(variables.map { shortened($0.size) }.joined(separator: ", ")),
      "neighbourhoods": .text(variables.map { set($0.neighbourhood) }.joined(separator: ", ")),
      "findings": .text(findings.isEmpty ? "nothing against it" : findings.joined(separator: "; ")),
      "largest-merge": .number(coordinates.map(\.largestMerge).max() ?? 0),
    ]
    if let counts {
      values["counted"] = .text(
        counts.map { "\(shortened($0.size)) on \(set($0.neighbourhood))" }.joined(separator: ", "))
    }
    if let refusal = coordinates.compactMap(\.cheapestRefusal).min() { values["cheapest-refusal"] = .number(refusal) }
    if let table { values["table"] = .text(table.map { shortened($0) }.joined(separator: ", ")) }
    if let error = errors?.max() { values["largest-error"] = .number(error) }
    if let gain { values["gain"] = .number(gain) }
    return values
  }

  private func set(_ coordinates: [Int]) -> String {
    "{\(coordinates.map { "\($0 + 1)" }.joined(separator: ", "))}"
  }

  /// Three digits after the point, where they are not zero.
  private func shortened(_ number: Double) -> String {
    let thousandths = (number * 1000).rounded()
    guard abs(thousandths) < 1e15 else { return "\(number)" }
    return thousandths.truncatingRemainder(dividingBy: 1000) == 0
      ? "\(Int(thousandths / 1000))" : "\(thousandths / 1000)"
  }
}

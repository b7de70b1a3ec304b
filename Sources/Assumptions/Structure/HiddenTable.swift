public import LinearAlgebra

/// P(U), refitted to points with the means and variances tied as a structure says.
public struct HiddenTable: Equatable, Sendable {
  /// P(U), as ``HiddenStructure/table`` orders it.
  public let probabilities: [Double]
  /// Their standard errors; nil where the observed information is singular.
  public let standardErrors: [Double]?
  /// The tied fit.
  public let tied: TiedMixture
  /// The same components without ties, fitted from the same start.
  public let untied: TiedMixture

  /// By how much Schwarz's criterion is less with the ties than without: positive where the points bear the structure out.
  public var gain: Double { untied.bic - tied.bic }
}

extension HiddenStructure {
  /// Refits the components to points, with one mean and one variance for each block of each coordinate, and tells P(U).
  ///
  /// - Parameters:
  ///   - points: N×m, in the coordinates of the components.
  ///   - settings: How the fits go.
  /// - Returns: The table; nil unless the structure holds.
  /// - Throws: ``ComponentsError``.
  public func refitted(
    to points: Matrix<Double>, settings: TiedMixture.Settings = TiedMixture.Settings()
  ) throws(ComponentsError) -> HiddenTable? {
    guard holds else { return nil }
    let items = components.weights.count
    let free = [Partition](repeating: .discrete(items), count: coordinates.count)
    let tied = try fitTiedMixture(
      from: components, ties: coordinates.map(\.partition), to: points, settings: settings)
    let untied = try fitTiedMixture(from: components, ties: free, to: points, settings: settings)
    func ordered(_ values: [Double]) -> [Double] {
      var cells = [Double](repeating: 0, count: items)
      for (j, value) in values.enumerated() { cells[cell(of: j)] = value }
      return cells
    }
    return HiddenTable(
      probabilities: ordered(tied.components.weights), standardErrors: tied.weightErrors.map(ordered), tied: tied,
      untied: untied)
  }

  /// The standard errors of ``table`` for N points whose components are known: √(p·(1 − p)/N), which overlap can only
  /// raise.
  public func multinomialErrors(points: Double) -> [Double]? {
    table.map { $0.map { ($0 * (1 - $0) / points).squareRoot() } }
  }
}

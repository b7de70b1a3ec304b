import LinearAlgebra

/// Whether one layer, taken by itself, is injective on all that may reach it.
///
/// A layer whose slopes are all positive is injective exactly where its weights have full column rank. One with ReLU is
/// injective exactly where, at every x, the rows of the units that are not below zero span all directions (Puthawala et
/// al. 2022, there without biases); it is enough to look at the cells that the units cut the inputs into.
public struct LayerInjectivity: Equatable, Sendable {
  /// What is known of a layer.
  public enum Answer: Equatable, Sendable {
    case injective
    /// With inputs at which the rows of active units do not span, where that is the reason.
    case notInjective(witness: [Double]?)
    /// The activation takes two values to one, or there are too many cells to look at.
    case unknown
  }

  /// On all inputs.
  public let everywhere: Answer
  /// On inputs none of which is negative.
  public let onOrthant: Answer
  /// The rank of the weights, and the least of their singular values.
  public let rank: Int
  public let leastSingularValue: Double
  /// Whether the rank is beyond doubt.
  let isRankCertain: Bool
  /// The number of cells that were looked at.
  public let cells: Int

  /// Judges a layer, going through `maximumCells` cells at most.
  init(_ layer: LayeredDecoder.Layer, maximumCells: Int) throws(FactorizationError) {
    let inputs = layer.weights.columns
    guard
      let decoder = try? LayeredDecoder(layers: [layer]), let balanced = BalancedLayers(decoder),
      let slope = layer.activation.slope
    else {
      (everywhere, onOrthant, rank, leastSingularValue, isRankCertain, cells) = (.unknown, .unknown, 0, 0, false, 0)
      return
    }
    let values = try singularValues(balanced.layers[0].weights).values
    let scale = values.first ?? 0
    rank = values.count { $0 > Tolerance.cancelled * scale * 10 }
    let ownValues = try singularValues(layer.weights).values
    leastSingularValue = ownValues.count < inputs ? 0 : ownValues.last ?? 0
    isRankCertain = values.count { $0 > Tolerance.doubtful * scale } == rank
    if slope > 0 || rank < inputs || !isRankCertain {
      let answer = !isRankCertain ? Answer.unknown : rank == inputs ? .injective : .notInjective(witness: nil)
      (everywhere, onOrthant, cells) = (answer, answer, 1)
    } else if slope < 0 || inputs > Self.maximumInputs {
      // Along a line that passes all units by, as many must be active on either side as there are inputs.
      let tooFew = slope == 0 && layer.weights.rows < 2 * inputs
      (everywhere, onOrthant, cells) = (tooFew ? .notInjective(witness: nil) : .unknown, .unknown, 0)
    } else {
      let whole = try spanning(balanced, domain: .whole(inputs), maximumCells)
      let positive = try spanning(balanced, domain: .orthant(inputs), maximumCells)
      (everywhere, onOrthant, cells) = (whole.answer, positive.answer, max(whole.cells, positive.cells))
    }
  }

  /// Beyond so many inputs there are too many cells to look at.
  private static let maximumInputs = 8

  /// Whether it is injective on what a layer before it can send, whose outputs are never negative or may be anything.
  func isInjective(afterNonnegative nonnegative: Bool) -> Bool {
    everywhere == .injective || nonnegative && onOrthant == .injective
  }
}

/// Whether the rows of active units span in every cell of a domain.
private func spanning(
  _ layer: BalancedLayers, domain: Region, _ maximumCells: Int
) throws(FactorizationError) -> (answer: LayerInjectivity.Answer, cells: Int) {
  guard let cells = RegionEnumeration(layer.layers, domain: domain, maximumCount: maximumCells) else {
    return (.unknown, maximumCells)
  }
  var isCertain = cells.doubts.isEmpty
  for region in cells.regions {
    let image = try AffineImage(region)
    if image.rank < layer.latents {
      return (.notInjective(witness: layer.original(region.interior)), cells.regions.count)
    }
    if image.isDoubtful { isCertain = false }
  }
  return (isCertain ? .injective : .unknown, cells.regions.count)
}

extension Region {
  /// The points none of whose coordinates is negative.
  fileprivate static func orthant(_ dimension: Int) -> Region {
    var region = whole(dimension)
    for j in 0..<dimension {
      var normal = [Double](repeating: 0, count: dimension)
      normal[j] = -1
      region.walls.add(normal, limit: 0)
    }
    region.interior = [Double](repeating: 1, count: dimension)
    return region
  }
}

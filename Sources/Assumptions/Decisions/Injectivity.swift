import LinearAlgebra
import Randomness

/// F4: whether no two latents have one value.
struct Injectivity {
  let decoder: LayeredDecoder
  let atlas: RegionAtlas
  /// How many pairs of regions may be compared.
  let maximumPairs: Int

  func decide() throws(FactorizationError) -> Finding {
    var doubts = atlas.doubts
    for k in atlas.images.indices where atlas.images[k].rank < atlas.layers.latents {
      if let certificate = flatRegion(k) {
        return Finding(
          .fails, by: .enumeration, "f is constant along a line in a region of rank \(atlas.images[k].rank)",
          certificate: certificate)
      }
      doubts.insert(.certificate)
    }
    let probe = genericDirection(atlas.layers.latents)
    var (pairs, leastMargin) = (0, Double?.none)
    for (k, l) in atlas.pairs {
      pairs += 1
      guard pairs <= maximumPairs else {
        return Finding(
          .undecided, by: .search,
          "no two regions shared a value in \(maximumPairs) pairs; there are more than that to compare")
      }
      switch try atlas.meeting(of: k, with: l, probe: probe) {
      case .apart(let margin): if let margin { leastMargin = min(leastMargin ?? margin, margin) }
      case .doubtful(let doubt): doubts.insert(doubt)
      case .collision(let z, let other):
        if let certificate = decoder.collision(atlas.layers.original(z), atlas.layers.original(other)) {
          return Finding(.fails, by: .enumeration, "two regions share a value", certificate: certificate)
        }
        doubts.insert(.certificate)
      }
    }
    guard doubts.isEmpty else { return .undecided(doubts) }
    return Finding(
      .holds, by: .enumeration,
      "every region has full rank, and no two share a value but at a common point",
      certificate: .excluded(atlas.exclusion(pairs: pairs, leastMargin: leastMargin)))
  }

  /// Two points of a region of less than full rank with one value.
  private func flatRegion(_ k: Int) -> Certificate? {
    let region = atlas.regions[k]
    guard let direction = nullDirection(of: region.slope) else { return nil }
    let step = region.margin / 2
    return decoder.collision(
      atlas.layers.original(region.interior),
      atlas.layers.original(zip(region.interior, direction).map { $0 + step * $1 }))
  }
}

extension RegionAtlas {
  func exclusion(pairs: Int, leastMargin: Double?) -> Certificate.Exclusion {
    Certificate.Exclusion(
      regions: regions.count, leastSingularValue: fullRank.map { images[$0].leastSingularValue }.min() ?? 0,
      pairs: pairs, leastMargin: leastMargin)
  }
}

extension Finding {
  /// What is left open because of rounding.
  static func undecided(_ doubts: Set<Doubt>) -> Finding {
    let words = Doubt.allCases.filter(doubts.contains).map(\.rawValue)
    return Finding(.undecided, by: .enumeration, words.joined(separator: "; "))
  }
}

extension LayeredDecoder {
  /// The certificate that two latents have one value, but for the rounding of an evaluation; nil where they do not.
  func collision(_ z: [Double], _ other: [Double]) -> Certificate? {
    let distance = length(difference(z, other))
    let (value, otherValue) = (evaluate(z), evaluate(other))
    let valueDistance = length(difference(value.output, otherValue.output))
    guard distance > 0, valueDistance <= Tolerance.rounded * max(value.bulk, otherValue.bulk) else { return nil }
    return .collision(z: z, other: other, distance: distance, valueDistance: valueDistance)
  }

  /// f(z), and what its entries would be at most if nothing cancelled: what rounding is in proportion to.
  func evaluate(_ z: [Double]) -> (output: [Double], bulk: Double) {
    var (output, bulk) = (z, z.map(abs))
    for layer in layers {
      output = zip(matvec(layer.weights, output), layer.biases).map { layer.activation($0 + $1) }
      bulk = zip(matvec(layer.magnitudes, bulk), layer.biases).map { $0 + abs($1) }
      if let slope = layer.activation.slope, abs(slope) > 1 { bulk = bulk.map { $0 * abs(slope) } }
    }
    return (output, length(bulk))
  }
}

/// A direction of length one in no special position.
func genericDirection(_ dimension: Int) -> [Double] {
  var stream = RandomStream(seed: 0).child("generic-direction")
  let direction = stream.normals(dimension)
  return direction.map { $0 / length(direction) }
}

/// A vector of length one that a matrix of less than full column rank takes to zero; nil where it takes none there.
func nullDirection(of a: Matrix<Double>) -> [Double]? {
  // Rows of zeros make the thin decomposition a full one.
  let padding = [Double](repeating: 0, count: max(0, a.columns - a.rows) * a.columns)
  let padded = Matrix(rows: max(a.rows, a.columns), columns: a.columns, elements: a.elements + padding)
  return (try? singularValues(padded))?.rightTransposed.row(a.columns - 1)
}

public import LinearAlgebra

/// What makes a finding checkable without the linter. Latents are in the decoder's own units.
public enum Certificate: Equatable, Sendable {
  /// F1 fails: the layer, counted from one, whose activation is not piecewise affine.
  case activation(layer: Int, name: String)
  /// F4 fails: two latents, and how far apart they and their values are.
  case collision(z: [Double], other: [Double], distance: Double, valueDistance: Double)
  /// F3 fails: every z + δ with |δ| ≤ radius has the value of other + map·δ.
  case overlap(z: [Double], other: [Double], radius: Double, map: Matrix<Double>)
  /// F2 holds: the value of z has no other preimage, and the image of every other region is that far from it.
  case onePreimage(z: [Double], margin: Double)
  /// F2 fails: a point of each region of full rank, with another latent of the same value, and the regions whose images
  /// cover the region's.
  case covered([Cover])
  /// No region has full rank: the layer, counted from one, through which fewer dimensions pass than there are latents;
  /// nil where it is no single layer's doing.
  case flat(layer: Int?, rank: Int)
  /// F4 holds: every layer is injective; the rank and the least singular value of each one's weights.
  case injectiveLayers([LayerRank])
  /// F4 holds, or F3 does: every region has its rank, and no two share what they must not.
  case excluded(Exclusion)
  /// F4 holds for as many outputs as latents: the slopes of every region have determinants of one sign, and the value of z
  /// has one preimage, the image of every other region being that far from it. Then so has every value.
  case coherent(z: [Double], margin: Double, regions: Int, leastSingularValue: Double)
  /// F3 holds: a layer whose units are zero below zero, followed by injective layers, and z where enough units are active.
  case activeUnits(z: [Double], rank: Int)

  /// A region that others cover.
  public struct Cover: Equatable, Sendable {
    /// A latent of the region.
    public let z: [Double]
    /// Another latent with its value.
    public let other: [Double]
    /// The numbers of the regions that cover it, in the order of the enumeration.
    public let regions: [Int]

    init(z: [Double], other: [Double], regions: [Int]) {
      self.z = z
      self.other = other
      self.regions = regions
    }
  }

  /// The weights of a layer that is injective.
  public struct LayerRank: Equatable, Sendable {
    /// The rank, equal to the number of inputs.
    public let rank: Int
    public let leastSingularValue: Double
    /// The number of cells of its inputs in each of which the rows of active units span them; one where no unit switches off.
    public let cells: Int

    init(rank: Int, leastSingularValue: Double, cells: Int) {
      self.rank = rank
      self.leastSingularValue = leastSingularValue
      self.cells = cells
    }
  }

  /// What an enumeration went through. Distances are in units in which weights are about one.
  public struct Exclusion: Equatable, Sendable {
    /// The number of regions.
    public let regions: Int
    /// The least singular value of a region's slopes.
    public let leastSingularValue: Double
    /// The number of pairs of regions that were compared.
    public let pairs: Int
    /// The smallest distance by which a pair that shares no value misses doing so; nil where all share one, at a common
    /// point.
    public let leastMargin: Double?

    init(regions: Int, leastSingularValue: Double, pairs: Int, leastMargin: Double?) {
      self.regions = regions
      self.leastSingularValue = leastSingularValue
      self.pairs = pairs
      self.leastMargin = leastMargin
    }
  }
}

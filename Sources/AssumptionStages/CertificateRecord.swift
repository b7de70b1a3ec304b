public import Assumptions
private import LinearAlgebra

/// A certificate as a file holds it: its kind, and the numbers that such a one has.
public struct CertificateRecord: Codable, Equatable, Sendable {
  /// What it shows.
  public enum Kind: String, Codable, Sendable {
    /// An activation that is not piecewise affine: `layer`, `name`.
    case activation
    /// Two latents of one value: `z`, `other`, `distance`, `valueDistance`.
    case collision
    /// Every z + δ with |δ| ≤ `radius` has the value of `other` + `map`·δ.
    case overlap
    /// The value of `z` has no other preimage; the images of other regions are `margin` away.
    case onePreimage = "one-preimage"
    /// Latents of each region of full rank, and others of the same values: `covers`.
    case covered
    /// Fewer dimensions than there are latents pass: `rank`, and through which `layer`.
    case flat
    /// Every layer is injective: `layers`.
    case injectiveLayers = "injective-layers"
    /// All `regions` and `pairs` of them were gone through: `leastSingularValue`, `leastMargin`.
    case excluded
    /// The determinants of all `regions` have one sign, and the value of `z` one preimage, with `margin`.
    case coherent
    /// At `z` the rows of the active units span all `rank` directions.
    case activeUnits = "active-units"
  }

  /// A latent of a region that others cover, and another with its value.
  public struct Cover: Codable, Equatable, Sendable {
    public let z: [Double]
    public let other: [Double]
    /// The numbers of the regions that cover it.
    public let regions: [Int]
  }

  /// The weights of an injective layer.
  public struct LayerRank: Codable, Equatable, Sendable {
    public let rank: Int
    public let leastSingularValue: Double
    /// In how many cells of the inputs the rows of active units were seen to span.
    public let cells: Int
  }

  public let kind: Kind
  public private(set) var z: [Double]?
  public private(set) var other: [Double]?
  /// f(z), and f of the other, where they are few numbers.
  public private(set) var value: [Double]?
  public private(set) var otherValue: [Double]?
  public private(set) var distance: Double?
  public private(set) var valueDistance: Double?
  public private(set) var radius: Double?
  public private(set) var map: [[Double]]?
  public private(set) var margin: Double?
  public private(set) var covers: [Cover]?
  public private(set) var layer: Int?
  public private(set) var name: String?
  public private(set) var rank: Int?
  public private(set) var layers: [LayerRank]?
  public private(set) var regions: Int?
  public private(set) var pairs: Int?
  public private(set) var leastMargin: Double?
  public private(set) var leastSingularValue: Double?

  private init(kind: Kind) { self.kind = kind }

  /// Takes a certificate about a decoder.
  public init(_ certificate: Certificate, of decoder: LayeredDecoder) {
    switch certificate {
    case .activation(let layer, let name):
      self.init(kind: .activation)
      (self.layer, self.name) = (layer, name)
    case .collision(let z, let other, let distance, let valueDistance):
      self.init(kind: .collision)
      (self.distance, self.valueDistance) = (distance, valueDistance)
      setPair(z, other, decoder)
    case .overlap(let z, let other, let radius, let map):
      self.init(kind: .overlap)
      (self.radius, self.map) = (radius, (0..<map.rows).map(map.row))
      setPair(z, other, decoder)
    case .onePreimage(let z, let margin):
      self.init(kind: .onePreimage)
      // Where f has one region there is no other image to keep away from.
      (self.z, self.margin) = (z, margin.isFinite ? margin : nil)
      value = values(z, decoder)
    case .covered(let covers):
      self.init(kind: .covered)
      self.covers = covers.map { Cover(z: $0.z, other: $0.other, regions: $0.regions) }
    case .flat(let layer, let rank):
      self.init(kind: .flat)
      (self.layer, self.rank) = (layer, rank)
    case .injectiveLayers(let layers):
      self.init(kind: .injectiveLayers)
      self.layers = layers.map {
        LayerRank(rank: $0.rank, leastSingularValue: $0.leastSingularValue, cells: $0.cells)
      }
    case .excluded(let exclusion):
      self.init(kind: .excluded)
      (regions, pairs) = (exclusion.regions, exclusion.pairs)
      (leastSingularValue, leastMargin) = (exclusion.leastSingularValue, exclusion.leastMargin)
    case .coherent(let z, let margin, let regions, let leastSingularValue):
      self.init(kind: .coherent)
      (self.z, self.margin) = (z, margin.isFinite ? margin : nil)
      (self.regions, self.leastSingularValue) = (regions, leastSingularValue)
      value = values(z, decoder)
    case .activeUnits(let z, let rank):
      self.init(kind: .activeUnits)
      (self.z, self.rank) = (z, rank)
    }
  }

  private mutating func setPair(_ z: [Double], _ other: [Double], _ decoder: LayeredDecoder) {
    (self.z, self.other) = (z, other)
    (value, otherValue) = (values(z, decoder), values(other, decoder))
  }
}

/// f(z), where it is few numbers.
private func values(_ z: [Double], _ decoder: LayeredDecoder) -> [Double]? {
  decoder.outputs <= 16 ? decoder(z) : nil
}

public import LinearAlgebra
public import Randomness

/// Observations of nonlinear independent component analysis: sources in segments, mixed.
///
///     s|u ~ N(μ_u, diag(σ_u²)) or N(μ_u, C_u),  x = f(s) + noise
///
/// The segment u is the label of a point. Seen without it, this is model (3) of Kivva et al. 2022 with M components.
///
/// | arm | sources | σ_u | mixing |
/// | --- | --- | --- | --- |
/// | TCL | independent | U(.01, 3) | square, slope .2 |
/// | IMCA | dependent | U(.01, 3) | square, slope .2 |
/// | hard | independent | U(.2, 1.5) | wide, slope .05 |
/// | iVAE | independent | U(.5, 3) | repeated, slope .1 |
public struct NonlinearICA: Dataset, Equatable {
  /// How sources of a segment depend on one another.
  public enum Dependence: String, CaseIterable, Sendable { case independent, dependent }
  /// Which map mixes them, as ``SourceMixing`` says.
  public enum Mixing: String, CaseIterable, Sendable { case square, wide, repeated }

  /// d.
  public var sources: Int
  /// M.
  public var segments: Int
  /// Points of each segment.
  public var pointsPerSegment: Int
  /// How sources of a segment depend on one another.
  public var dependence: Dependence
  /// The range of σ_u.
  public var deviations: ClosedRange<Double>
  /// μ_u is uniform between minus this and this in each coordinate; zero for segments that differ in σ_u alone.
  public var largestMean: Double
  /// Which map.
  public var mixing: Mixing
  /// L, the layers of the map; a wide one has four.
  public var layers: Int
  /// What the map's elementwise function does to negative numbers.
  public var slope: Double
  /// The deviation of the noise that is added to each observation, in units of the observation's own deviation.
  public var noise: Double

  /// Creates the distribution; the defaults are TCL's.
  public init(
    sources: Int, segments: Int, pointsPerSegment: Int, dependence: Dependence = .independent,
    deviations: ClosedRange<Double> = 0.01...3, largestMean: Double = 0, mixing: Mixing = .square, layers: Int = 2,
    slope: Double = 0.2, noise: Double = 0
  ) {
    self.sources = sources
    self.segments = segments
    self.pointsPerSegment = pointsPerSegment
    self.dependence = dependence
    self.deviations = deviations
    self.largestMean = largestMean
    self.mixing = mixing
    self.layers = layers
    self.slope = slope
    self.noise = noise
  }

  public func sample(using stream: inout RandomStream) throws(DatasetError) -> LabelledPoints {
    guard segments * pointsPerSegment > 1 else { throw .tooFewPoints(segments * pointsPerSegment) }
    do {
      var (truth, maps, draws, added) = (
        stream.child("segments"), stream.child("mixing"), stream.child("sources"), stream.child("noise")
      )
      let drawn = try segmentTruth(using: &truth).place(
        gaussianMatrix(segments * pointsPerSegment, sources, using: &draws))
      let clean = try map(using: &maps).observations(of: drawn.points)
      return LabelledPoints(
        points: withNoise(clean, using: &added), labels: drawn.labels, sources: drawn.points)
    } catch let error as DatasetError {
      throw error
    } catch {
      throw .noFactorization(reason: "\(error)")
    }
  }

  /// μ_u, σ_u and C_u.
  public func segmentTruth(using stream: inout RandomStream) throws(FactorizationError) -> SourceSegments {
    func table(_ make: () -> Double) -> Matrix<Double> {
      Matrix(rows: segments, columns: sources, elements: (0..<segments * sources).map { _ in make() })
    }
    let width = deviations.upperBound - deviations.lowerBound
    let spreads = table { deviations.lowerBound + width * stream.uniform() }
    let means = table { largestMean * (2 * stream.uniform() - 1) }
    guard dependence == .dependent else { return SourceSegments(means: means, deviations: spreads) }
    return try SourceSegments(
      means: means, deviations: spreads, base: randomCorrelation(sources, using: &stream))
  }

  /// f.
  public func map(using stream: inout RandomStream) throws(FactorizationError) -> SourceMixing {
    switch mixing {
    case .square: try .square(sources: sources, layers: layers, slope: slope, using: &stream)
    case .wide: try .wide(sources: sources, slope: slope, using: &stream)
    case .repeated: try .repeated(sources: sources, layers: layers, slope: slope, using: &stream)
    }
  }

  private func withNoise(_ clean: Matrix<Double>, using stream: inout RandomStream) -> Matrix<Double> {
    guard noise > 0, let scale = try? Standardisation(fitting: clean) else { return clean }
    var noisy = clean
    for i in 0..<clean.rows {
      for j in 0..<clean.columns { noisy[i, j] += noise * scale.deviation[j] * stream.normal() }
    }
    return noisy
  }
}

public import LinearAlgebra
public import Randomness
private import Requirements

/// A distribution of labelled points: a value whose stored properties are its parameters.
public protocol Dataset: Sendable {
  /// Draws points; the same stream gives the same points. Those of a label stand together, in the order of labels.
  ///
  /// - Throws: ``DatasetError`` where the parameters leave nothing to draw.
  func sample(using stream: inout RandomStream) throws(DatasetError) -> LabelledPoints
}

/// Why there is no sample, or no map, for given parameters or data.
public enum DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// After so many trials, no parallelogram was found that overlaps none of the others.
  case noRoom(parallelograms: Int, trials: Int)
  /// A feature, counted from zero, has the same value in all points.
  case constantFeature(Int)
  /// A component, counted from zero, has no variance beyond rounding.
  case constantComponent(Int)
  /// There are fewer than two points.
  case tooFewPoints(Int)
  /// Too few segments have more points than there are latents.
  case tooFewSegments(Int, latents: Int)
  /// A matrix of the distribution has no factors, as LAPACK says.
  case noFactorization(reason: String)

  public var description: String {
    switch self {
    case .noRoom(let parallelograms, let trials):
      "there is no room for \(parallelograms) parallelograms (\(trials) trials); ask for fewer, or raise 'extent'"
    case .constantFeature(let feature):
      "feature \(feature) has the same value in all points, so that it cannot be standardised; drop it"
    case .constantComponent(let component):
      "component \(component) has no variance, so that it cannot be whitened; ask for at most \(component) features"
    case .tooFewPoints(let count):
      (count == 1 ? "one point has" : "\(count) points have") + " no variance; at least 2 are needed"
    case .tooFewSegments(let count, let latents):
      (count == 1 ? "one segment has" : "\(count) segments have")
        + " more than \(latents + 1) points; two are needed, each with variance in all directions"
    case .noFactorization(let reason):
      "a matrix of the distribution cannot be factored: \(reason); draw with another seed"
    }
  }
}

/// Points of D features, each with the number of the part of the distribution that it was drawn from.
public struct LabelledPoints: Equatable, Sendable {
  /// N×D, a row a point.
  public var points: Matrix<Double>
  /// N, each from zero.
  public var labels: [Int]
  /// N×d, what each point was made of, where the distribution has such sources.
  public var sources: Matrix<Double>?

  /// Creates labelled points.
  public init(points: Matrix<Double>, labels: [Int], sources: Matrix<Double>? = nil) {
    require(points.rows == labels.count, "\(labels.count) labels for the rows of \(points.shape)")
    require(sources.map { $0.rows == points.rows } ?? true, "sources of other rows than those of \(points.shape)")
    self.points = points
    self.labels = labels
    self.sources = sources
  }
}

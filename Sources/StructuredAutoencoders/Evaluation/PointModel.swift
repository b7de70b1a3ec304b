public import LinearAlgebra
public import Randomness

/// A trained model of this target that can be asked about points, in double precision.
///
/// Its parts say what one draw of the posterior gives; ``evaluation(of:draws:using:)``, which is the same for all models, what
/// many say of all points.
public protocol PointModel: Sendable {
  /// What the answers for some points are computed in.
  associatedtype Batch

  /// D.
  var features: Int { get }
  /// L.
  var latents: Int { get }
  /// K, of the prior.
  var components: Int { get }
  /// What other bounds of log p(x) than the one that was climbed are called; by default there are none.
  static var otherBoundNames: [String] { get }

  /// Prepares points, N×D.
  func batch(of points: Matrix<Double>) -> Batch

  /// Draws from the posterior of each point once.
  ///
  /// - Throws: What hinders the densities from being found.
  func draw(_ batch: inout Batch, using stream: inout RandomStream) throws -> PosteriorDraw

  /// The codes and the clusters of the points of the last draw, which do not depend on what was drawn.
  func clusters(in batch: Batch) -> CodedClusters
}

/// What one draw from the posteriors of N points gives.
public struct PosteriorDraw: Equatable, Sendable {
  /// The terms of the bound, in nats, summed over the points.
  public var terms: [Double]
  /// The other bounds, in nats, summed over the points.
  public var otherBounds: [Double]
  /// log p(x, z)/q(z|x) of each point, in nats.
  public var logRatios: [Double]

  /// Creates it.
  public init(terms: [Double], otherBounds: [Double] = [], logRatios: [Double]) {
    (self.terms, self.otherBounds, self.logRatios) = (terms, otherBounds, logRatios)
  }
}

extension PointModel {
  public static var otherBoundNames: [String] { [] }
}

/// Where a model puts N points.
public struct CodedClusters: Equatable, Sendable {
  /// The code of each point, N×L.
  public var codes: Matrix<Double>
  /// q(c|x), N×K.
  public var responsibilities: Matrix<Double>

  /// Creates it.
  public init(codes: Matrix<Double>, responsibilities: Matrix<Double>) {
    (self.codes, self.responsibilities) = (codes, responsibilities)
  }
}

/// What a model says of N points.
public struct PointEvaluation: Equatable, Sendable {
  /// The mean terms of the bound of a point, in nats.
  public var terms: [Double] = []
  /// The mean other bounds of a point by name, in nats.
  public internal(set) var otherBounds: [String: Double] = [:]
  /// N×L.
  public internal(set) var codes: Matrix<Double>
  /// q(c|x), N×K.
  public internal(set) var responsibilities: Matrix<Double>
  /// The importance-weighted bound of log p(x) of each point, in nats.
  public internal(set) var bounds: [Double] = []

  /// The components that hold at least a hundredth of the points.
  public var componentsUsed: Int {
    (0..<responsibilities.columns).count { k in
      (0..<responsibilities.rows).reduce(0) { $0 + responsibilities[$1, k] } >= Double(responsibilities.rows) / 100
    }
  }
}
